// dist/page/ as it goes onto a server: names made of content, digests, packed files, versions.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

const site = fileURLToPath(new URL('../../dist/page', import.meta.url));
const latest = join(site, 'latest');
const { version } = JSON.parse(readFileSync(new URL('../../index.json', import.meta.url)));

const STABLE = ['block.html', 'element.js', 'embed.js', 'favicon.svg', 'index-hdi.json', 'index-towns.json', 'index.html', 'index.schema.json', 'indices.json', 'old.js', 'portal.html', 'published-example.json', 'sw.js'];
const HASHED = /^(.+)-([0-9a-f]{16})\.(\w+)$/;
const PACKED = /\.(br|gz)$/;

const text = (folder, name) => readFileSync(join(folder, name), 'utf8');
const digest = (content) => createHash('sha256').update(content).digest();

// The files of a folder without their packed copies.
function files(folder) {
  return readdirSync(folder).filter((name) => statSync(join(folder, name)).isFile() && !PACKED.test(name) && name !== 'published.json');
}

test('the newest build and the version are whole and the same', () => {
  assert.deepEqual(readdirSync(site).filter((name) => statSync(join(site, name)).isDirectory()), [version, 'latest']);
  const names = readdirSync(latest);
  assert.deepEqual(readdirSync(join(site, version)), names);
  for (const name of names) {
    assert.ok(readFileSync(join(site, version, name)).equals(readFileSync(join(latest, name))), name);
  }
});

test('a file keeps its name, or has the digest of its content in it', () => {
  const hashed = files(latest).filter((name) => !STABLE.includes(name));
  for (const stem of ['main', 'style', 'xingfu', 'xingfu_bg']) {
    assert.ok(hashed.some((name) => name.startsWith(`${stem}-`)), `there is no ${stem}-… among ${hashed}`);
  }
  for (const name of hashed) {
    assert.match(name, HASHED);
    // Files that name each other in a circle have one digest of all; there are none of these so far.
    assert.equal(name.match(HASHED)[2], digest(readFileSync(join(latest, name))).toString('hex').slice(0, 16), name);
  }
  for (const name of ['index.html', 'index.schema.json', 'favicon.svg', 'old.js', 'sw.js']) {
    assert.ok(files(latest).includes(name), name);
  }
});

// Whatever looks like a file's name between quotes or in parentheses, but for an object's keys.
function named(content) {
  const found = content.matchAll(/["'`(](?:\.\/)?([\w.-]+\.(?:js|mjs|wasm|css|svg|html))(?=["'`)?#])(?!["'`]\s*:)/g);
  return [...found].map(([, name]) => name);
}

test('no file names one that is not there, or one by the name of its source', () => {
  const there = files(latest);
  const sources = there.filter((name) => HASHED.test(name)).map((name) => name.replace(HASHED, '$1.$3'));
  let count = 0;
  for (const name of there.filter((name) => /\.(html|js|css)$/.test(name))) {
    const content = text(latest, name);
    for (const other of named(content)) {
      assert.ok(there.includes(other), `${name} names ${other}`);
      count += 1;
    }
    for (const source of sources) {
      const plain = new RegExp(`(?<![\\w.-])${source.replaceAll('.', '\\.')}["'\`)?#](?!\\s*:)`);
      assert.doesNotMatch(content, plain, `${name} names ${source}`);
    }
  }
  assert.ok(count >= 10, `only ${count} names were found`);
});

test('every hashed file can be reached from a page or an entry script', () => {
  const there = files(latest);
  const reached = new Set(STABLE.filter((name) => there.includes(name) && name !== 'sw.js'));
  for (const name of reached) {
    if (!/\.(html|js|css)$/.test(name)) continue;
    for (const other of named(text(latest, name))) reached.add(other);
  }
  assert.deepEqual(there.filter((name) => !reached.has(name) && name !== 'sw.js'), []);
});

test('scripts, style sheets, modules ahead and the module carry the digest of their bytes', () => {
  const html = text(latest, 'index.html');
  const tags = html.match(/<(?:script|link)\s[^>]*>/g);
  const checked = tags.filter((tag) => tag.startsWith('<script') || /rel="(stylesheet|modulepreload)"/.test(tag));
  assert.ok(checked.length >= 4, html);
  for (const tag of checked) {
    const name = tag.match(/ (?:src|href)="([^"]+)"/)[1];
    const expected = `sha256-${digest(readFileSync(join(latest, name))).toString('base64')}`;
    assert.ok(tag.includes(` integrity="${expected}"`), tag);
  }
  const modules = new Set();
  for (const name of files(latest).filter((name) => name.endsWith('.js'))) {
    const content = text(latest, name);
    assert.doesNotMatch(content, /integrity:\s*(''|"")/, name);
    for (const [, file, found] of content.matchAll(/["'](?:\.\/)?([\w.-]+\.wasm)["'][^{}]*\{\s*integrity:\s*["']([^"']+)["']/g)) {
      assert.equal(found, `sha256-${digest(readFileSync(join(latest, file))).toString('base64')}`, name);
      modules.add(file);
    }
  }
  assert.deepEqual([...modules].sort(), files(latest).filter((name) => name.endsWith('.wasm')));
  assert.ok(modules.size >= 1);
});

test('beside each file that can be packed it lies packed', () => {
  let saved = 0;
  for (const folder of [site, latest, join(site, version)]) {
    for (const name of files(folder)) {
      const content = readFileSync(join(folder, name));
      assert.ok(gunzipSync(readFileSync(join(folder, `${name}.gz`))).equals(content), name);
      const packed = readFileSync(join(folder, `${name}.br`));
      assert.ok(brotliDecompressSync(packed).equals(content), name);
      saved += content.length - packed.length;
    }
  }
  assert.ok(saved > 1_000_000, `only ${saved} bytes are saved`);
});

test('the script that works offline knows the build and its files', () => {
  const script = text(latest, 'sw.js');
  assert.match(script, /["'][0-9a-f]{16}["']/);
  const lists = [...script.matchAll(/\{(?:"?[\w./-]+"?:"sha256-[\w+/]{43}=",?)+\}/g)];
  assert.equal(lists.length, 3, script);
  const named = lists.map(([list]) => [...list.matchAll(/"?([\w./-]+)"?:"(sha256-[^"]+)"/g)]);
  const [assets, onUse, entries] = named.map((list) => list.map(([, name]) => name));
  for (const [, name, digest] of named.flat()) {
    const found = createHash('sha256').update(readFileSync(join(latest, name === './' ? 'index.html' : name))).digest('base64');
    assert.equal(digest, `sha256-${found}`, name);
  }
  assert.deepEqual([...assets, ...onUse].sort(), files(latest).filter((name) => HASHED.test(name)));
  // What reads and writes workbooks is kept once it has been used.
  assert.deepEqual(onUse.map((name) => name.replace(HASHED, '$1.$3')), ['workbook.wasm', 'worker.js']);
  const others = files(latest).filter((name) => !HASHED.test(name));
  const apart = ['block.html', 'index-hdi.json', 'index-towns.json', 'index.html', 'index.schema.json', 'indices.json', 'portal.html', 'published-example.json', 'sw.js'];
  assert.deepEqual(entries.sort(), ['./', ...others.filter((name) => !apart.includes(name))]);
});

test('nothing that a server sends needs an inline script or style', () => {
  for (const [folder, name] of [[site, 'index.html'], [latest, 'index.html']]) {
    const html = text(folder, name);
    assert.doesNotMatch(html, /<script(?![^>]* src=)[^>]*>|<style|\sstyle=|\son\w+=|javascript:/, name);
    assert.doesNotMatch(html, /\{\{/, name);
  }
});
