// The page on Chromium 83 of 2020, which stands for the browser kernels on the desks of offices.
// `cargo xtask test` serves the page and says where; the browser comes with the package chrome-aws-lambda.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
  assert.match(await browser.version(), /Chrome\/83\./);
});

// Opens the page and gives it with the errors that it has met so far.
async function open(url = address) {
  const page = await browser.newPage();
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

// Puts a value into a field and leaves it.
function enter(page, selector, value) {
  return page.$eval(selector, (field, text) => {
    field.value = text;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }, value);
}

const SCORE = '#xingfu [data-score]';
const text = (page, selector) => page.$eval(selector, (element) => element.textContent);

test('the page opens and a moved slider changes the score', async () => {
  const { page, errors } = await open();
  const before = await text(page, SCORE);
  assert.match(before, /^\d+\.\d$/, 'there is no score to begin with');
  await page.$eval('#xingfu input[type=range]', (slider) => {
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
  await page.$eval('#xingfu input[type=range]', (slider) => {
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
  const messages = [];
  page.on('console', (message) => messages.push(message.text()));
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
  assert.ok(messages.some((message) => /integrity/.test(message)), messages.join('\n'));
  await page.close();
});

test('data are entered, kept and taken back', async () => {
  const { page, errors } = await open();
  const before = await text(page, SCORE);
  await page.click('#xf0-tab-details');
  await page.click('#xf0-row-new-jobs');
  await page.waitForSelector('#xf0-entry-new-jobs-value');
  await enter(page, '#xf0-entry-new-jobs-value', '0.36万');
  await changed(page, SCORE, before);
  assert.match(await text(page, '#xf0-row-new-jobs .row-score'), /10\.0$/);
  await enter(page, '#xf0-entry-new-jobs-value', 'many');
  await page.waitForSelector('#xf0-entry-new-jobs-value[aria-invalid=true]');
  await page.click('#xingfu .data-source .primary');
  await page.waitForFunction((css) => document.querySelector(css).textContent === '—', { timeout: 5_000 }, SCORE);
  await enter(page, '#xf0-entry-new-jobs-value', '1.8万');
  await page.waitForFunction(() => /50\.0$/.test(document.querySelector('#xf0-row-new-jobs .row-score').textContent), { timeout: 5_000 });
  await page.reload();
  await page.waitForSelector('#xf0-tab-details');
  await page.click('#xf0-tab-details');
  assert.match(await text(page, '#xf0-row-new-jobs .row-score'), /50\.0$/);
  assert.deepEqual(errors, []);
  await page.close();
});

test('every question is answered, and a file is read and written', async () => {
  const { page, errors } = await open();
  for (const section of ['lost', 'sensitivity', 'details', 'ledger', 'contributions']) {
    await page.click(`#xf0-tab-${section}`);
    await page.waitForSelector(`#xf0-panel-${section}`);
  }
  assert.ok((await page.$$('#xingfu figure svg')).length >= 2, 'there are no charts');
  const sticking = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
  assert.ok(sticking <= 0, `the page is ${sticking} pixels too wide`);
  const file = join(profile, 'data.json');
  writeFileSync(file, JSON.stringify({ values: [{ unit: 'a', indicator: 'new-jobs', value: 9000, period: '2024-05' }] }));
  await (await page.$('#xingfu input[type=file]')).uploadFile(file);
  await page.waitForSelector('#xingfu .message');
  await page.click('#xf0-tab-details');
  assert.match(await text(page, '#xf0-row-new-jobs .row-score'), /25\.0$/);
  assert.deepEqual(errors, []);
  await page.close();
});

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
