// dist/xingfu.html, opened from disk: everything works, and nothing is asked of any network.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, afterEach, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { moveSlider, open, score } from './webdriver.mjs';

const file = fileURLToPath(new URL('../../dist/xingfu.html', import.meta.url));
const html = readFileSync(file, 'utf8');

let folder;
let session;

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'xingfu-single-'));
});

after(() => rmSync(folder, { recursive: true, force: true }));

beforeEach(async () => {
  session = await open();
  await session.devtools('Network.enable');
});

// A name as people have them.
async function openFile(content = html) {
  const path = join(folder, '幸福 指数 (1).html');
  writeFileSync(path, content);
  await session.go(pathToFileURL(path).href);
  return score(session);
}

afterEach(async () => {
  try {
    assert.deepEqual(await session.console(), []);
    const asked = (await session.events('Network.requestWillBeSent'))
      .map(({ request }) => request.url)
      .filter((url) => !/^(data|blob):/.test(url));
    assert.ok(asked.every((url) => url.startsWith('file:') && /\.html([?#]|$)/.test(url)), asked.join('\n'));
    assert.ok(asked.length >= 1, 'not even the page was asked for');
  } finally {
    await session.close();
  }
});

test('it opens and a moved slider changes the score', async () => {
  await openFile();
  const { before, after } = await moveSlider(session);
  assert.notEqual(before, after);
  await session.until('return document.querySelectorAll("#xingfu figure svg").length >= 2');
});

test('the score is that of the site', async () => {
  const shown = await openFile();
  await session.go('about:blank');
  const page = process.env.XINGFU_PAGE;
  assert.ok(page, 'XINGFU_PAGE is not set: run `cargo xtask test`');
  const other = await open();
  try {
    await other.go(page);
    assert.equal(await score(other), shown);
  } finally {
    await other.close();
  }
});

test('it carries no address to load anything from', async () => {
  await openFile();
  const markup = html.replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, '');
  // Without the page as it was drawn before.
  assert.ok(markup.replace(/<main[\s\S]*<\/main>/, '').length < 10_000, 'the scripts were not found');
  assert.doesNotMatch(markup, /<script|<link(?! rel="icon" href="data:)/);
  for (const rest of [/modulepreload/, /xingfu_bg\.wasm'/, /import\(/]) {
    assert.ok(!rest.test(html), `there is still ${rest}: ${html.match(rest)?.input.substr(html.search(rest) - 40, 120)}`);
  }
});

test('weights and data are there after a reload', async () => {
  await openFile();
  const { after } = await moveSlider(session);
  await session.until('return location.hash.startsWith("#c=1")');
  await session.reload();
  assert.equal(await score(session), after);
  // Own data are begun; nothing is entered yet, and the demonstration is where it was.
  const empty = `return document.querySelector('[data-score]')?.textContent === '—'`;
  await session.until(`const begin = document.querySelector('#xingfu .data-source .primary:enabled');
    begin?.click();
    return Boolean(begin)`);
  await session.until(empty);
  await session.run(`document.querySelector('#xingfu .store-switch button').click()`);
  await session.until(`return document.querySelector('[data-score]')?.textContent === ${JSON.stringify(after)}`);
  // What is kept is shown at once.
  const kept = { values: [{ unit: 'a', indicator: 'new-jobs', value: 18000, period: '2024-05' }] };
  await session.run(`localStorage.setItem('xingfu:xingfu-wuqing-2024', ${JSON.stringify(JSON.stringify(kept))})`);
  await session.reload();
  await session.until(empty);
});

test('pictures, tables and data are downloaded', async () => {
  await openFile();
  await session.devtools('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  const before = new Set(readdirSync(folder));
  await session.until(`const buttons = [...document.querySelectorAll('#xingfu button:enabled')].filter((button) => button.offsetParent);
    const wanted = ['SVG', 'PNG', 'CSV'].map((kind) => buttons.find((button) => button.textContent.trim() === kind));
    const found = wanted.every(Boolean);
    if (found) wanted.forEach((button) => button.click());
    return found`);
  let arrived = [];
  for (let tries = 0; tries < 100 && arrived.length < 3; tries += 1) {
    await pause(50);
    arrived = readdirSync(folder).filter((name) => !before.has(name) && /\.(svg|png|csv)$/.test(name));
  }
  const kinds = arrived.map((name) => name.split('.').pop()).sort();
  assert.deepEqual(kinds, ['csv', 'png', 'svg']);
  const content = (kind) => readFileSync(join(folder, arrived.find((name) => name.endsWith(kind))));
  assert.match(content('svg').toString(), /^<svg[\s\S]*<\/svg>\s*$/);
  assert.equal(content('png').subarray(1, 4).toString(), 'PNG');
  assert.ok(content('csv').length > 50);
});

test('a browser that cannot unpack gzip is given a way to', async () => {
  const without = html.replace('<head>', '<head><script>delete window.DecompressionStream;</script>');
  assert.notEqual(without, html);
  await openFile(without);
  assert.equal(await session.run('return typeof DecompressionStream'), 'undefined');
  const { before, after } = await moveSlider(session);
  assert.notEqual(before, after);
});

test('its own way to unpack gzip takes every kind of block', async () => {
  await openFile();
  const texts = ['', 'a', 'abc'.repeat(40_000), readFileSync(fileURLToPath(import.meta.url), 'utf8')];
  const kinds = [{ level: 0 }, { level: 1 }, { level: 9 }, { level: 9, strategy: 4 }];
  for (const content of texts) {
    for (const kind of kinds) {
      const packed = gzipSync(content, kind).toString('base64');
      const unpacked = await session.run(
        `const packed = Uint8Array.from(atob(arguments[0]), (character) => character.charCodeAt(0));
         return new TextDecoder().decode(xingfuInflate(packed))`,
        packed,
      );
      assert.ok(unpacked === content, `${content.length} characters, ${JSON.stringify(kind)}`);
    }
  }
});
