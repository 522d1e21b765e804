// The example configuration of www/deploy/, in Debian's nginx: on a host of its own and in a folder of another site.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { get } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { startNginx } from './nginx.mjs';
import { moveSlider, open, score } from './webdriver.mjs';

const site = new URL('../../dist/page/', import.meta.url);
const names = readdirSync(new URL('latest/', site)).filter((name) => !/\.(br|gz)$/.test(name) && name !== 'published.json');
const { version } = JSON.parse(readFileSync(new URL('../../index.json', import.meta.url)));
const FOREVER = 'public, max-age=31536000, immutable';
const HASHED = /-[0-9a-f]{16}\.[a-z]+$/;

const KINDS = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  wasm: 'application/wasm',
};

// Every answer has these, whatever it is of: the policy is the contract's, word by word.
const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; frame-ancestors 'self' https://portal.example",
};

// What HTTP itself says of an answer: when it was made, how long it is, how to ask for it again.
const CARRIED = ['accept-ranges', 'connection', 'content-length', 'date', 'etag', 'keep-alive', 'last-modified', 'server', 'transfer-encoding'];

// The headers of an answer that the configuration decides on, every one of them.
const told = (headers) => Object.fromEntries(Object.entries(headers).filter(([name]) => !CARRIED.includes(name)));

let nginx;

before(async () => {
  nginx = await startNginx();
});

after(() => nginx?.stop());

// The answer as it is sent, nothing unpacked and no redirect followed.
function ask(host, path, headers = {}) {
  return new Promise((resolve, reject) => {
    const request = get(`${nginx.address}${path}`, { headers: { host, ...headers } }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    });
    request.on('error', reject);
  });
}

for (const [what, host, folder] of [
  ['a host of its own', 'xingfu.localhost', '/'],
  ['a folder of another site', 'portal.localhost', '/xingfu/'],
]) {
  describe(what, () => {
    test('sends each file with its kind, its policy and how long it may be kept', async () => {
      for (const build of ['latest', version]) {
        for (const name of names) {
          const path = `${folder}${build}/${name}`;
          const { status, headers, body } = await ask(host, path);
          assert.equal(status, 200, path);
          assert.ok(body.equals(readFileSync(new URL(`${build}/${name}`, site))), path);
          const forever = build === version || HASHED.test(name);
          assert.deepEqual(told(headers), {
            ...ALWAYS,
            'content-type': KINDS[name.split('.').pop()],
            'cache-control': forever ? FOREVER : 'no-cache',
            'access-control-allow-origin': '*',
            vary: 'Accept-Encoding',
          }, path);
        }
      }
    });

    test('sends packed files to those who can unpack them', async () => {
      for (const [accepted, expected, unpack] of [
        ['gzip, deflate, br', 'br', brotliDecompressSync],
        ['gzip', 'gzip', gunzipSync],
      ]) {
        for (const name of names) {
          const path = `${folder}latest/${name}`;
          const { status, headers, body } = await ask(host, path, { 'accept-encoding': accepted });
          assert.equal(status, 200, path);
          assert.deepEqual(told(headers), {
            ...ALWAYS,
            'content-type': KINDS[name.split('.').pop()],
            'cache-control': HASHED.test(name) ? FOREVER : 'no-cache',
            'access-control-allow-origin': '*',
            vary: 'Accept-Encoding',
            'content-encoding': expected,
          }, path);
          const content = readFileSync(new URL(`latest/${name}`, site));
          assert.ok(unpack(body).equals(content), path);
          const suffix = expected === 'br' ? 'br' : 'gz';
          assert.ok(body.equals(readFileSync(new URL(`latest/${name}.${suffix}`, site))), `${path} was packed anew`);
        }
      }
    });

    test('shows the page for a folder, leads to it without the slash, and says what is not there', async () => {
      for (const [path, cached] of [['', 'no-cache'], ['latest/', 'no-cache'], [`${version}/`, FOREVER]]) {
        const { status, headers, body } = await ask(host, folder + path);
        assert.equal(status, 200, path);
        assert.deepEqual(told(headers), {
          ...ALWAYS,
          'content-type': KINDS.html,
          'cache-control': cached,
          'access-control-allow-origin': '*',
          vary: 'Accept-Encoding',
        }, path);
        assert.match(body.toString(), /^<!doctype html>/);
      }
      const { status, headers } = await ask(host, `${folder}latest`);
      assert.deepEqual([status, headers.location], [301, `${folder}latest/`]);
      const missing = await ask(host, `${folder}latest/none-0123456789abcdef.js`);
      assert.equal(missing.status, 404);
      // That a file is missing must not be kept.
      assert.deepEqual(told(missing.headers), { ...ALWAYS, 'content-type': KINDS.html });
    });

    test('permits WebAssembly by the word that the browser knows', async () => {
      const chrome = (version) => `Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.4103.0 Safari/537.36`;
      const safari = (version) => `Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${version} Safari/605.1.15`;
      for (const [agent, word] of [
        [chrome(83), "'unsafe-eval'"],
        [chrome(96), "'unsafe-eval'"],
        [chrome(97), "'wasm-unsafe-eval'"],
        [chrome(156), "'wasm-unsafe-eval'"],
        [safari('15.6.1'), "'unsafe-eval'"],
        [safari('16.0'), "'wasm-unsafe-eval'"],
        ['', "'wasm-unsafe-eval'"],
      ]) {
        const { headers } = await ask(host, `${folder}latest/`, { 'user-agent': agent });
        assert.ok(headers['content-security-policy'].includes(`script-src 'self' ${word};`), agent);
      }
    });

    test('answers in a few bytes that nothing has changed', async () => {
      const first = await ask(host, `${folder}latest/`);
      const again = await ask(host, `${folder}latest/`, { 'if-none-match': first.headers.etag });
      assert.deepEqual([again.status, again.body.length], [304, 0]);
      assert.deepEqual(told(again.headers), {
        ...ALWAYS,
        'cache-control': 'no-cache',
        'access-control-allow-origin': '*',
        vary: 'Accept-Encoding',
      });
    });

    test('opens in Chromium, which fetches each part of the module once and packed', async () => {
      const session = await open();
      try {
        await session.devtools('Network.enable');
        const root = `http://${host}:${nginx.port}${folder}`;
        await session.go(root);
        const { before, after } = await moveSlider(session);
        assert.notEqual(before, after);
        const hash = await session.until('return location.hash');
        await session.go('about:blank');
        await session.go(`${root}?lang=en${hash}`);
        await score(session);
        assert.equal(await session.run('return location.href'), `${root}latest/?lang=en${hash}`);
        assert.equal(await score(session), after, 'the weights of the link were lost');
        assert.deepEqual(await modules(session), packedBy('br'));
        assert.deepEqual(await session.console(), []);
      } finally {
        await session.close();
      }
    });
  });
}

test('opens over HTTP from another machine, where Chromium takes no Brotli and keeps nothing', async () => {
  const session = await open(['--host-resolver-rules=MAP intranet.example 127.0.0.1']);
  try {
    await session.devtools('Network.enable');
    await session.go(`http://intranet.example:${nginx.port}/`);
    await score(session);
    const { before, after } = await moveSlider(session);
    assert.notEqual(before, after);
    assert.equal(await session.run('return window.isSecureContext'), false);
    assert.deepEqual(await modules(session), packedBy('gzip'));
    assert.deepEqual(await session.console(), []);
  } finally {
    await session.close();
  }
});

// The parts of the module that the page fetches as it opens, in order of their names: what reads and writes
// workbooks comes when the first one is there.
const PARTS = names.filter((name) => name.endsWith('.wasm') && !name.startsWith('workbook-'));

// The same, each with how it is packed.
function packedBy(encoding) {
  return PARTS.map((name) => `${name}: ${encoding}`);
}

// The parts of the module that came over the network by now, once for each time.
async function modules(session) {
  // The later part is loaded as soon as the page stands.
  await session.until(
    `return performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.wasm')).length >= arguments[0]`,
    PARTS.length,
  );
  const answers = await session.events('Network.responseReceived');
  return answers
    .filter(({ response }) => response.url.endsWith('.wasm') && !response.fromDiskCache && !response.fromServiceWorker)
    .map(({ response }) => `${response.url.split('/').pop()}: ${response.headers['Content-Encoding']}`)
    .sort();
}
