// The page on Chromium 83 of 2020, which stands for the browser kernels on the desks of offices.
// `cargo xtask test` serves the page and says where; the browser comes with the package chrome-aws-lambda.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import puppeteer from 'puppeteer-core';

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

test('the page opens and a moved slider changes the score', async () => {
  const page = await browser.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('requestfailed', (request) => errors.push(`${request.url()}: ${request.failure().errorText}`));
  await page.goto(address);
  await page.waitForSelector('#xingfu input[type=range]', { timeout: 20_000 }).catch((error) => errors.unshift(String(error)));
  assert.deepEqual(errors, []);
  const score = () => page.$eval('#xingfu [data-score]', (element) => element.textContent);
  const before = await score();
  assert.notEqual(before, '', 'there is no score to begin with');
  await page.$eval('#xingfu input[type=range]', (slider) => {
    slider.value = slider.value === slider.max ? slider.min : slider.max;
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await page.waitForFunction(
    (old) => document.querySelector('#xingfu [data-score]').textContent !== old,
    { timeout: 5_000 },
    before,
  );
  assert.deepEqual(errors, []);
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
