// The page on Chromium 83 of 2020, which stands for the browser kernels on the desks of offices.
// `cargo xtask test` serves the page and says where; the browser comes with the package chrome-aws-lambda.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import puppeteer from 'puppeteer-core';
import { startNginx } from './nginx.mjs';

const modules = fileURLToPath(new URL('node_modules/', import.meta.url));

// Before Chrome 97 no browser understands 'wasm-unsafe-eval', so the page comes without that policy.
const address = process.env.XINGFU_PAGE_WITHOUT_POLICY;

let profile;
let browser;

before(async () => {
  assert.ok(address, 'XINGFU_PAGE_WITHOUT_POLICY is not set: run `cargo xtask test`');
  profile = mkdtempSync(join(tmpdir(), 'xingfu-chromium-83-'));
  browser = await puppeteer.launch({
    executablePath: unpack(),
    userDataDir: profile,
    args: ['--no-sandbox', '--headless', '--disable-gpu', '--single-process', '--no-zygote', '--disable-dev-shm-usage'],
  });
});

after(async () => {
  if (browser) await browser.close();
  if (profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

test('the browser is Chromium 83', async () => {
  const version = await browser.version();
  assert.match(version, /Chrome\/83\./);
  if (process.env.XINGFU_VERSION) writeFileSync(process.env.XINGFU_VERSION, version.split('/')[1]);
});

// Opens the page and gives it with the errors that it has met so far; `before` runs before its own scripts.
async function open(url = address, before = undefined) {
  const page = await browser.newPage();
  if (before) await page.evaluateOnNewDocument(before);
  await page.setViewport({ width: 1280, height: 800 });
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('requestfailed', (request) => errors.push(`${request.url()}: ${request.failure().errorText}`));
  await page.goto(url);
  await page.waitForSelector('#xingfu input[type=range]', { timeout: 20_000 }).catch((error) => errors.unshift(String(error)));
  assert.deepEqual(errors, []);
  return { page, errors };
}

// Waits until an element says something else.
function changed(page, selector, old) {
  const differs = (css, before) => document.querySelector(css).textContent !== before;
  return page.waitForFunction(differs, { timeout: 5_000 }, selector, old);
}

// Clicks what is there to be clicked: much of the page may still be on its way.
async function press(page, selector) {
  await page.waitForSelector(`${selector}:enabled`, { visible: true, timeout: 5_000 });
  await page.click(selector);
}

// Waits until an element's text ends so.
function ends(page, selector, ending) {
  const shown = (css, end) => {
    const element = document.querySelector(css);
    return element && element.textContent.endsWith(end);
  };
  return page.waitForFunction(shown, { timeout: 5_000 }, selector, ending);
}

// Types into the cell of new jobs, and leaves it with Enter.
async function enterCell(page, value) {
  await page.waitForSelector(CELL, { timeout: 5_000 });
  await page.$eval(CELL, (cell) => cell.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true })));
  await page.waitForSelector(`${CELL} .grid-field`, { timeout: 5_000 });
  await page.$eval(`${CELL} .grid-field`, (field, text) => {
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, value);
  await page.waitForSelector(`${CELL}.typed`, { timeout: 5_000 });
  await page.$eval(`${CELL} .grid-field`, (field) => {
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  });
}

const SCORE = '#xingfu [data-score]';
// The first dimension's indicators have nothing reported: only a scored one's weight moves the score.
const SLIDER = '#xf0-weight-employment';
const CELL = '#xf0-cell-new-jobs-value';
const ROW_SCORE = '#xf0-row-new-jobs .row-score';
const text = (page, selector) => page.$eval(selector, (element) => element.textContent);

test('the page opens and a moved slider changes the score', async () => {
  const { page, errors } = await open();
  const before = await text(page, SCORE);
  assert.match(before, /^\d+\.\d$/, 'there is no score to begin with');
  await page.$eval(SLIDER, (slider) => {
    slider.value = slider.value === slider.max ? slider.min : slider.max;
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    slider.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await changed(page, SCORE, before);
  await page.waitForFunction(() => location.hash.startsWith('#c=1'), { timeout: 5_000 });
  assert.deepEqual(errors, []);
  await page.close();
});

test('under the policy of the nginx example the page works too', async () => {
  const nginx = await startNginx();
  try {
    const { page, errors } = await open(`${nginx.address}/`);
    assert.match(page.url(), /\/latest\/$/);
    const policy = await page.evaluate(() => fetch('').then((answer) => answer.headers.get('content-security-policy')));
    assert.match(policy, /^default-src 'none'; script-src 'self' 'unsafe-eval';/);
    assert.deepEqual(errors, []);
    await page.close();
  } finally {
    await nginx.stop();
  }
});

test('the one file opens from disk and asks nothing of any network', async () => {
  const file = pathToFileURL(fileURLToPath(new URL('../../dist/xingfu.html', import.meta.url))).href;
  const { page, errors } = await open(file);
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.reload();
  await page.waitForSelector('#xingfu input[type=range]');
  const before = await text(page, SCORE);
  await page.$eval(SLIDER, (slider) => {
    slider.value = slider.value === slider.max ? slider.min : slider.max;
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await changed(page, SCORE, before);
  assert.deepEqual(requests.filter((url) => !/^(data|blob):/.test(url)), [file]);
  assert.deepEqual(errors, []);
  await page.close();
});

test('a module whose bytes are others than those published is refused', async () => {
  const page = await browser.newPage();
  // An earlier visit may have left the true one behind.
  const devtools = await page.target().createCDPSession();
  await devtools.send('Network.enable');
  await devtools.send('Network.setBypassServiceWorker', { bypass: true });
  await page.setRequestInterception(true);
  let modules = 0;
  page.on('request', (request) => {
    if (!request.url().endsWith('.wasm')) return request.continue();
    modules += 1;
    return request.respond({ status: 200, contentType: 'application/wasm', body: Buffer.from([0, 97, 115, 109, 1, 0, 0, 0]) });
  });
  await page.goto(address);
  await page.waitForSelector('#xingfu-status[role=alert]', { timeout: 10_000 });
  assert.ok(modules >= 1);
  assert.match(await text(page, '#xingfu-status'), /integrity/);
  await page.close();
});

test('data are entered, kept and taken back', async () => {
  const { page, errors } = await open();
  const before = await text(page, SCORE);
  await press(page, '#xf0-desk-switch');
  await enterCell(page, '0.36万');
  await changed(page, SCORE, before);
  await ends(page, `${CELL} .cell-text`, '3,600');
  await enterCell(page, 'many');
  await page.waitForSelector(`${CELL}[aria-invalid=true]`);
  await press(page, '#xingfu .data-source .primary');
  await ends(page, SCORE, '—');
  await enterCell(page, '1.8万');
  await ends(page, `${CELL} .cell-text`, '18,000');
  await page.reload();
  await press(page, '#xf0-tab-details');
  // 18,000 of the 27,000 planned to September: 36,000 × 9 ÷ 12.
  await ends(page, ROW_SCORE, '66.7');
  assert.deepEqual(errors, []);
  await page.close();
});

test('every question is answered, and a file is read and written', async () => {
  const { page, errors } = await open();
  for (const section of ['since', 'lost', 'todo', 'sensitivity', 'details', 'ledger', 'contributions']) {
    await press(page, `#xf0-tab-${section}`);
    await page.waitForSelector(`#xf0-panel-${section}`);
  }
  assert.ok((await page.$$('#xingfu figure svg')).length >= 2, 'there are no charts');
  const sticking = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
  assert.ok(sticking <= 0, `the page is ${sticking} pixels too wide`);
  const file = join(profile, 'data.json');
  writeFileSync(file, JSON.stringify({ values: [{ unit: 'a', indicator: 'new-jobs', value: 9000, period: '2024-05' }] }));
  await (await page.waitForSelector('#xingfu input[type=file]')).uploadFile(file);
  await page.waitForSelector('#xingfu .message');
  await press(page, '#xf0-tab-details');
  // 9,000 of the 15,000 planned to May: 36,000 × 5 ÷ 12.
  await ends(page, ROW_SCORE, '60.0');
  assert.deepEqual(errors, []);
  await page.close();
});

test('a link carries weights', async () => {
  const { page, errors } = await open();
  await page.$eval('#xf0-weight-employment', (slider) => {
    slider.value = '0';
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    slider.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page.waitForFunction(() => location.hash.startsWith('#c=1'), { timeout: 5_000 });
  const [hash, score] = [await page.evaluate(() => location.hash), await text(page, SCORE)];
  const { page: other, errors: others } = await open(address + hash);
  assert.equal(await text(other, SCORE), score);
  assert.equal(await other.$eval('#xf0-weight-employment', (slider) => slider.value), '0');
  assert.deepEqual([...errors, ...others], []);
  await other.close();
  await page.close();
});

test('charts and data are downloaded', async () => {
  const { page, errors } = await open();
  const folder = join(profile, 'downloads');
  mkdirSync(folder);
  await page._client.send('Page.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  for (const [name, ending, begins] of [
    ['SVG · 对总分的贡献', '.svg', '<svg'],
    ['PNG · 对总分的贡献', '.png', '\x89PNG'],
    ['CSV · 对总分的贡献', '.csv', '\xef\xbb\xbf'],
    ['导出数据', '.json', '{'],
  ]) {
    await push(page, name);
    const file = await arrived(folder, ending);
    assert.ok(file.toString('latin1').startsWith(begins), `${ending}: ${file.slice(0, 12)}`);
  }
  assert.deepEqual(errors, []);
  await page.close();
});

test('the link is copied', async () => {
  const { page, errors } = await open();
  await page.bringToFront();
  // A headless browser denies what one with a window allows after a click.
  for (const name of ['clipboard-read', 'clipboard-write']) {
    const permission = { name, allowWithoutSanitization: false };
    await page._client.send('Browser.setPermission', { origin: new URL(address).origin, permission, setting: 'granted' });
  }
  await push(page, '分享链接');
  await page.waitForSelector('#xingfu .message');
  assert.match(await text(page, '#xingfu .message'), /链接已复制/);
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, page.url());
  assert.deepEqual(errors, []);
  await page.close();
});

test('the button prints', async () => {
  const { page, errors } = await open(address, () => {
    window.prints = 0;
    window.print = () => {
      window.prints += 1;
    };
  });
  await push(page, '打印');
  assert.equal(await page.evaluate(() => window.prints), 1);
  assert.deepEqual(errors, []);
  await page.close();
});

test('without storage the page works and says that nothing is kept', async () => {
  const { page, errors } = await open(address, () => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    });
  });
  await press(page, '#xingfu .data-source .primary');
  await enterCell(page, '1.8万');
  await ends(page, `${CELL} .cell-text`, '18,000');
  await page.waitForSelector('#xingfu .trouble-kept');
  assert.deepEqual(errors, []);
  await page.close();
});

// Clicks the button whose name ends so.
async function push(page, name) {
  const click = (end) => {
    const named = (button) => (button.getAttribute('aria-label') || button.textContent).trim().endsWith(end);
    const button = Array.from(document.querySelectorAll('#xingfu button:enabled')).find(named);
    if (button) button.click();
    return Boolean(button);
  };
  await page.waitForFunction(click, { timeout: 5_000 }, name);
}

// The file with this ending, once it is there.
async function arrived(folder, ending) {
  const until = Date.now() + 10_000;
  while (Date.now() < until) {
    const name = readdirSync(folder).find((file) => file.endsWith(ending));
    const bytes = name && readFileSync(join(folder, name));
    if (bytes && bytes.length > 0) return bytes;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`no file *${ending} arrived`);
}

// Unpacks the browser once, into the folder of the packages, and gives its executable.
function unpack() {
  const source = join(modules, 'chrome-aws-lambda', 'bin');
  const target = join(modules, '.chromium-83');
  if (!existsSync(target)) {
    const half = `${target}.half`;
    rmSync(half, { recursive: true, force: true });
    mkdirSync(half);
    writeFileSync(join(half, 'chromium'), brotliDecompressSync(readFileSync(join(source, 'chromium.br'))), { mode: 0o755 });
    const libraries = brotliDecompressSync(readFileSync(join(source, 'swiftshader.tar.br')));
    const tar = spawnSync('tar', ['-x', '-C', half], { input: libraries });
    assert.equal(tar.status, 0, `tar cannot unpack the browser's libraries: ${tar.error || tar.stderr}`);
    renameSync(half, target);
  }
  return join(target, 'chromium');
}
