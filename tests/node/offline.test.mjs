// The page without a network, and after an update: what a second visit shows.
// `cargo xtask test` builds the site twice, the second time with another style sheet, and says where.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Files } from './static.mjs';
import { moveSlider, open, score } from './webdriver.mjs';

const first = fileURLToPath(new URL('../../dist/page', import.meta.url));
const next = process.env.XINGFU_NEXT;

let files;
let session;

before(() => {
  assert.ok(next, 'XINGFU_NEXT is not set: run `cargo xtask test`');
});

// Each test has a server and a browser of its own.
async function visit(test) {
  files = await new Files(first).on();
  session = await open();
  try {
    await test();
    assert.deepEqual(await unexpected(), []);
  } finally {
    await session.close();
    await files.off();
  }
}

// What the console says, but for requests that a server which is off does not answer.
async function unexpected() {
  const lines = await session.console();
  return lines.filter((line) => !/net::ERR_(CONNECTION_REFUSED|EMPTY_RESPONSE|FAILED)/.test(line));
}

function page(suffix = '') {
  return session.go(`${files.address}/latest/${suffix}`);
}

// Waits until the page is kept, and nothing else.
function kept(build) {
  return session.until(
    `return (async () => {
      const { active } = (await navigator.serviceWorker.getRegistration()) || {};
      const names = await caches.keys();
      return active && active.state === 'activated' && names.length === 1 && names[0] !== arguments[0] && names[0];
    })()`,
    build || '',
  );
}

function build() {
  return session.run(`return getComputedStyle(document.documentElement).getPropertyValue('--build').trim()`);
}

test('a second visit works without a network', () => visit(async () => {
  await page();
  const published = await score(session);
  await kept();
  await files.off();
  await page('?lang=en');
  assert.equal(await score(session), published);
  const { before, after } = await moveSlider(session);
  assert.notEqual(before, after);
  await page('index.html');
  await score(session);
  await session.reload();
  await score(session);
  const missing = await session.run(`return fetch('index.schema.json').then(() => 'answered', () => 'failed')`);
  assert.equal(missing, 'failed', 'the server was not off');
}));

test('a gateway that cannot reach the server is no network either', () => visit(async () => {
  await page();
  await kept();
  await files.off();
  const { createServer } = await import('node:http');
  const gateway = createServer((_, response) => response.writeHead(502).end('bad gateway'));
  await new Promise((resolve) => gateway.listen(files.port, '127.0.0.1', resolve));
  try {
    await page();
    await score(session);
    await session.console();
  } finally {
    gateway.closeAllConnections();
    await new Promise((resolve) => gateway.close(resolve));
  }
}));

test('after an update the very next visit shows it, and nothing of the old build stays', () => visit(async () => {
  await page();
  await score(session);
  const old = await kept();
  assert.equal(await build(), '');
  await files.off();
  files.folder = next;
  await files.on();
  await page();
  assert.equal(await build(), 'next');
  await score(session);
  const now = await kept(old);
  assert.notEqual(now, old);
  await files.off();
  await page();
  assert.equal(await build(), 'next', 'without a network the old build came back');
  await score(session);
}));

test('an update that is only half there leaves the page that was kept', () => visit(async () => {
  await page();
  await score(session);
  const old = await kept();
  await files.off();
  files.folder = next;
  files.cut.add(`/latest/${await hashedName('style', 'css', next)}`);
  await files.on();
  await page();
  await score(session);
  const style = () => files.asked.filter((path) => files.cut.has(path)).length;
  // The page, and the worker, which tries twice.
  for (let tries = 0; style() < 3 && tries < 200; tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  await session.until(`return navigator.serviceWorker.getRegistration().then((one) => !one.installing && !one.waiting)`);
  assert.equal(await kept(), old);
  await files.off();
  await page();
  await score(session);
  assert.equal(await build(), '');
  files.cut.clear();
  await files.on();
  await page();
  assert.equal(await build(), 'next');
  assert.notEqual(await kept(old), old);
}));

test('an update whose page comes last is kept once it is there', () => visit(async () => {
  const { readFile } = await import('node:fs/promises');
  await page();
  await score(session);
  const old = await kept();
  await files.off();
  files.folder = next;
  files.instead.set('/latest/index.html', await readFile(`${first}/latest/index.html`, 'utf8'));
  await files.on();
  await page();
  await score(session);
  await kept(old);
  const there = `return caches.match('./').then((answer) => !!answer)`;
  assert.equal(await session.run(there), false);
  files.instead.clear();
  await page();
  assert.equal(await build(), 'next');
  await session.until(there);
  await files.off();
  await page();
  assert.equal(await build(), 'next');
  await score(session);
}));

test('files named by their content are transferred once', () => visit(async () => {
  await page();
  await score(session);
  await kept();
  await page();
  await score(session);
  const counts = new Map();
  for (const path of files.asked) counts.set(path, (counts.get(path) || 0) + 1);
  const hashed = [...counts].filter(([path]) => /-[0-9a-f]{16}\./.test(path));
  assert.ok(hashed.length >= 5, `only ${hashed.length} files were asked for`);
  assert.deepEqual(hashed.filter(([, count]) => count > 1), []);
}));

test('what is put in the place of a kept file is never run', () => visit(async () => {
  await page();
  const published = await score(session);
  await kept();
  const poison = (...names) => session.run(`return (async () => {
    const [name] = await caches.keys();
    const cache = await caches.open(name);
    for (const name of arguments[0]) {
      const html = name.endsWith('/');
      const type = html ? 'text/html' : 'text/javascript';
      const body = (html ? '<script>' : '') + 'document.title = "put by others"';
      await cache.put(name, new Response(body, { headers: { 'content-type': type } }));
    }
  })()`, names);
  const clean = (name) => session.run(`return caches.match(arguments[0]).then((answer) => !!answer && answer.text()).then((text) => text && (text.includes('put by others') ? null : true))`, name);
  const main = await hashedName('main', 'js');
  const module = await hashedName('xingfu_bg', 'wasm');
  await poison(main, module);
  // With a network the right file takes its place.
  await page();
  assert.equal(await score(session), published);
  assert.deepEqual([await clean(main), await clean(module)], [true, true]);
  // Without one there is what the browser keeps by itself, or none.
  await poison(main);
  await files.off();
  await page();
  await session.until(`const status = document.querySelector('#xingfu-status[role=alert]');
    const shown = document.querySelector('[data-score]');
    return !!status || !!shown && /^[0-9.]+$/.test(shown.textContent)`);
  const given = await session.run(`return fetch(arguments[0], { cache: 'reload' }).then((answer) => answer.text(), () => 'failed')`, main);
  assert.equal(given, 'failed');
  assert.notEqual(await session.run('return document.title'), 'put by others');
  assert.notEqual(await clean(main), null);
  await files.on();
  await page();
  await score(session);
  await poison('./');
  await page();
  assert.equal(await score(session), published);
  await files.off();
  const there = await session.run(`return fetch('./').then(() => 'answered', () => 'failed')`);
  assert.equal(there, 'failed');
  await session.console();
}));

test('what a server alters is not kept', () => visit(async () => {
  const { readFile } = await import('node:fs/promises');
  const path = `/latest/${await hashedName('frame', 'js')}`;
  const html = await readFile(`${first}/latest/index.html`, 'utf8');
  files.instead.set(path, 'altered');
  files.instead.set('/latest/index.html', html.replace('</body>', '<!-- altered --></body>'));
  await page();
  await score(session);
  const asked = () => files.asked.filter((there) => there === path).length;
  for (let tries = 0; asked() < 2 && tries < 200; tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(asked(), 2, 'asked for once more');
  await session.until(`return navigator.serviceWorker.getRegistration().then((one) => !one)`);
  files.instead.delete(path);
  await page();
  await kept();
  const there = (name) => session.run(`return caches.match(arguments[0]).then((answer) => !!answer)`, name);
  assert.deepEqual([await there('./'), await there('old.js')], [false, true]);
}));

test('inside a page of others nothing is kept', () => visit(async () => {
  files.instead.set('/frame.html', '<!doctype html><title>frame</title><link rel="icon" href="data:,"><iframe src="latest/"></iframe>');
  await session.go(`${files.address}/frame.html`);
  await session.until(`const shown = document.querySelector('iframe').contentDocument.querySelector('[data-score]');
    return shown && shown.textContent`);
  // The page decides right after it has opened.
  await session.until(`return document.querySelector('iframe').contentWindow.performance
    .getEntriesByType('resource').some((entry) => entry.name.includes('/offline-'))`);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const registered = await session.run('return navigator.serviceWorker.getRegistrations().then((all) => all.length)');
  assert.equal(registered, 0);
  assert.deepEqual(await session.run('return caches.keys()'), []);
}));

test('a module whose bytes are others than those published is refused', () => visit(async () => {
  const path = `/latest/${await hashedName('xingfu_bg', 'wasm')}`;
  const { readFile } = await import('node:fs/promises');
  const content = await readFile(`${first}${path}`);
  content[content.length - 1] ^= 1;
  files.instead.set(path, content);
  await page();
  const message = await session.until(`const status = document.getElementById('xingfu-status');
    return status && status.getAttribute('role') === 'alert' && status.textContent`);
  assert.match(message, /计算器未能载入/);
  const lines = await session.console();
  assert.ok(lines.some((line) => /integrity/.test(line)), lines.join('\n'));
}));

test('a page whose script does not arrive says so', () => visit(async () => {
  files.instead.set(`/latest/${await hashedName('main', 'js')}`, 'another');
  await page();
  const message = await session.until(`const status = document.querySelector('#xingfu-status[role=alert]');
    return status && status.textContent`);
  assert.match(message, /计算器未能载入.*main-/);
  assert.equal(await session.run('return document.querySelector("#xingfu-progress")'), null, 'it still waits');
  assert.ok(await session.run('return document.querySelector("#xingfu .still .chart").tagName'));
  const lines = await session.console();
  assert.ok(lines.some((line) => /integrity/.test(line)), lines.join('\n'));
}));

test('a server that does not know the kind of the module makes no difference', () => visit(async () => {
  const { '.wasm': _, ...others } = files.kinds;
  files.kinds = others;
  await page();
  await score(session);
}));

async function hashedName(stem, extension, site = first) {
  const { readdir } = await import('node:fs/promises');
  const names = await readdir(`${site}/latest`);
  const name = names.find((name) => new RegExp(`^${stem}-[0-9a-f]{16}\\.${extension}$`).test(name));
  assert.ok(name, `no ${stem}-….${extension} in ${names}`);
  return name;
}
