// The network fails at any file of the site: the page says so, or works without it, and nothing breaks.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Files } from './static.mjs';
import { open } from './webdriver.mjs';

const site = fileURLToPath(new URL('../../dist/page', import.meta.url));
const there = readdirSync(`${site}/latest`).filter((name) => !/\.(br|gz)$/.test(name));
const stem = (name) => name.replace(/-[0-9a-f]{16}\./, '.');

// By the place where they are asked for: what the page does without each.
const WITHOUT = {
  page: {
    'early.js': /计算器未能载入/,
    'main.js': /计算器未能载入/,
    'loader.js': /计算器未能载入/,
    'xingfu.js': /计算器未能载入/,
    'xingfu_bg.wasm': /计算器未能载入/,
    'deferred.wasm': /计算器未能载入/,
    'published.json': /发布的结果暂时无法显示/,
    'style.css': 'works',
    'later.css': 'works',
    'offline.js': 'works',
    'sw.js': 'works',
    'favicon.svg': 'works',
  },
  table: { 'files.js': /未能载入/, 'workbook.wasm': /未能载入/, 'worker.js': /未能/ },
  index: { 'index-towns.json': /towns/ },
  indices: { 'indices.json': /未能载入，请检查网络/ },
  frame: { 'frame.js': /计算器未能载入/, 'frame.css': 'works' },
  // What stands in an element is there for this.
  element: {
    'element.js': 'still',
    'loader.js': 'still',
    'xingfu.js': 'still',
    'xingfu_bg.wasm': 'still',
    'style.css': 'still',
    'deferred.wasm': 'still',
    'later.css': 'works',
  },
};

// Without the first there is no page; nobody asks for the others unless they are looked at by themselves, but for
// scripts of old browsers and of pages around.
const APART = ['index.html', 'block.html', 'embed.js', 'index-hdi.json', 'index.schema.json', 'noscript.css', 'old.js', 'portal.css', 'portal.html', 'published-example.json'];

let files;
let session;

before(async () => {
  files = await new Files(site).on();
  const head = '<!doctype html><link rel="icon" href="data:,">';
  files.instead.set('/frame.html', `${head}<iframe src="latest/?embed" width="900" height="600"></iframe>`);
  files.instead.set('/host.html', `${head}<script type="module" src="latest/element.js"></script><xingfu-index>still</xingfu-index>`);
  session = await open();
  // Each file comes from the server each time; what the service worker has kept cannot be cut.
  await session.devtools('Network.enable');
  await session.devtools('Network.setBypassServiceWorker', { bypass: true });
  await session.devtools('Network.setCacheDisabled', { cacheDisabled: true });
});

after(async () => {
  await session.close();
  await files.off();
});

// What is said; or that all is shown; null before either.
const OUTCOME = `
  const place = document.querySelector('iframe, xingfu-index');
  const root = !place ? document : place.contentDocument || place.shadowRoot || document;
  const said = [...root.querySelectorAll(arguments[0])].map((one) => one.textContent.trim()).filter(Boolean);
  if (said.length) return said.join();
  const isWhole = root.querySelector('[data-score]') && root.querySelector('.foot-place > *, .summary') && !root.querySelector('.waiting');
  return isWhole ? 'works' : null;`;

/** Where it is said. */
const SAID = { table: '.files [role=alert]' };
const ANYWHERE = '[role=alert], .publication-fault';

const TABLE = `
  const input = document.querySelector('.files input[type=file]');
  if (!input) return false;
  const transfer = new DataTransfer();
  transfer.items.add(new File(['指标,2024年9月\\n新增就业,5'], 'table.csv'));
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  return true`;

const push = (name) => `
  const button = [...document.querySelectorAll('button')].find((one) => one.textContent.includes('${name}'));
  if (button) button.click();
  return !!button`;

/** How each place is opened, up to where the file is asked for. */
const OPEN = {
  page: () => session.go(`${files.address}/latest/`),
  async table() {
    await OPEN.page();
    assert.equal(await session.until(OUTCOME, ANYWHERE), 'works');
    await session.run(`document.querySelector('[id$=-desk-switch]').click()`);
    await session.until(push('表格导入导出'));
    await session.until(TABLE);
  },
  index: () => session.go(`${files.address}/latest/?index=towns`),
  async indices() {
    await OPEN.page();
    assert.equal(await session.until(OUTCOME, ANYWHERE), 'works');
    await session.until(push('更多'));
    await session.until(push('其他指数'));
  },
  frame: () => session.go(`${files.address}/frame.html`),
  element: () => session.go(`${files.address}/host.html`),
};

// What stands in an element is seen, and the calculator is not.
const STILL = `
  const element = document.querySelector('xingfu-index');
  return document.readyState === 'complete' && !element._isStarting && !element._place && document.body.innerText.includes('still');`;

async function opened(place, name) {
  const path = `/latest/${name}`;
  await session.go('about:blank');
  await session.devtools('Storage.clearDataForOrigin', { origin: files.address, storageTypes: 'all' });
  files.cut = new Set([path]);
  files.asked = [];
  await session.console();
  await OPEN[place]();
  const expected = WITHOUT[place][stem(name)];
  if (expected === 'still') {
    await session.until(STILL);
  } else {
    // A file that is asked for at the end is waited for.
    const is = (outcome) => (expected === 'works' ? outcome === 'works' && files.asked.includes(path) : outcome && outcome !== 'works');
    let outcome = null;
    for (let tries = 0; tries < 200 && !is(outcome); tries += 1) {
      outcome = await session.run(OUTCOME, SAID[place] || ANYWHERE);
      if (!is(outcome)) await new Promise((resolve) => setTimeout(resolve, 50));
    }
    if (expected === 'works') assert.equal(outcome, 'works');
    else assert.match(String(outcome), expected);
  }
  assert.ok(files.asked.includes(path), 'nobody asked for it');
  const broken = (await session.console()).filter((line) => /Uncaught|RuntimeError|unreachable/.test(line));
  assert.deepEqual(broken, []);
}

test('every file of the site is among them', () => {
  const named = [...Object.values(WITHOUT).flatMap(Object.keys), ...APART];
  assert.deepEqual([...new Set(named)].sort(), there.map(stem).sort());
});

for (const place of Object.keys(WITHOUT)) {
  for (const name of there.filter((name) => WITHOUT[place][stem(name)])) {
    test(`${place}, without ${stem(name)}`, () => opened(place, name));
  }
}
