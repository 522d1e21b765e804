// dist/npm/ as npm packs it, and as a bundler takes it.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, createServer } from 'vite';
import { Files } from './static.mjs';
import { open } from './webdriver.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const source = fileURLToPath(new URL('../../dist/npm', import.meta.url));

let folder;
let installed;
let app;

function run(program, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  assert.equal(status, 0, `${program} ${args.join(' ')}: ${error || stderr}`);
  return stdout;
}

// Packs the package and installs it into an empty folder, without a network.
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'xingfu-package-'));
  run('npm', ['pack', source, '--pack-destination', folder], folder);
  const [archive] = readdirSync(folder);
  app = join(folder, 'app');
  mkdirSync(app);
  run('npm', ['install', '--offline', '--no-audit', '--no-fund', join(folder, archive)], app);
  installed = join(app, 'node_modules/xingfu');
  cpSync(join(here, 'bundled'), app, { recursive: true });
  cpSync(join(here, 'example.mjs'), join(app, 'example.mjs'));
});

after(() => rmSync(folder, { recursive: true, force: true }));

test('npm packs exactly the files of the package', () => {
  const [packed] = JSON.parse(run('npm', ['pack', source, '--dry-run', '--json'], folder));
  const files = packed.files.map(({ path }) => path).sort();
  assert.deepEqual(files, readdirSync(source).sort());
  for (const name of ['LICENSE-APACHE', 'LICENSE-MIT', 'README.md', 'package.json', 'xingfu.d.ts', 'xingfu.js', 'xingfu_bg.wasm']) {
    assert.ok(files.includes(name), `${name} is not among ${files}`);
  }
  assert.equal(packed.name, 'xingfu');
  assert.match(readFileSync(new URL('../../Cargo.toml', import.meta.url), 'utf8'), new RegExp(`\\nversion = "${packed.version}"`));
});

test('what the package says of its files is true', () => {
  const { main, types, exports } = JSON.parse(readFileSync(join(installed, 'package.json')));
  const named = [main, types, ...Object.values(exports).flatMap((value) => (typeof value === 'string' ? [value] : Object.values(value)))];
  assert.ok(named.length >= 5);
  for (const file of named) assert.ok(existsSync(join(installed, file)), file);
});

test('the installed package scores in Node.js', async () => {
  const { default: init, Index } = await import(pathToFileURL(join(installed, 'xingfu.js')));
  await init({ module_or_path: readFileSync(join(installed, 'xingfu_bg.wasm')) });
  const index = Index.builtin();
  const report = index.score({ values: [{ unit: 'a', indicator: 'new-jobs', value: 18000 }] });
  assert.equal(report.units[0].nodes['new-jobs'].score, 50);
  index.free();
});

test("the example of the package's own words runs in Node.js", () => {
  const [example, many] = [...readFileSync(join(installed, 'README.md'), 'utf8').matchAll(/```js\n([^]*?)```/g)].map((block) => block[1]);
  const bytes = "readFileSync(createRequire(import.meta.url).resolve('xingfu/xingfu_bg.wasm'))";
  const given = example.replace('await init();', `await init({ module_or_path: ${bytes} });`);
  assert.notEqual(given, example);
  const imports = "import { readFileSync } from 'node:fs';\nimport { createRequire } from 'node:module';\n";
  writeFileSync(join(app, 'words.mjs'), imports + given + many);
  const told = ['100', '2 1 2', '1 0 1', '2023-12 40, 2024-12 60', '20 = 20'];
  assert.deepEqual(run(process.execPath, ['words.mjs'], app).trimEnd().split('\n'), told);
});

test('Vite builds an application with it, which scores in Chromium', async () => {
  const warnings = [];
  await build({ root: app, customLogger: logger(warnings), build: { outDir: join(folder, 'built'), emptyOutDir: true } });
  assert.deepEqual(warnings, []);
  const assets = readdirSync(join(folder, 'built/assets'));
  assert.ok(assets.some((name) => /^xingfu_bg-.+\.wasm$/.test(name)), `no module among ${assets}`);
  const files = await new Files(join(folder, 'built')).on();
  try {
    await scores(`${files.address}/`);
  } finally {
    await files.off();
  }
});

test("Vite's server for development serves it", async () => {
  const warnings = [];
  const server = await createServer({ root: app, customLogger: logger(warnings), server: { host: '127.0.0.1' } });
  try {
    await server.listen();
    await scores(server.resolvedUrls.local[0]);
    assert.deepEqual(warnings, []);
  } finally {
    await server.close();
  }
});

// Opens the application, which must show the scores computed by hand as in api.test.mjs:
// work (3·90 + 100·50/60)/4, calm 80, north (2·work + calm)/3.
async function scores(address) {
  const session = await open();
  try {
    await session.go(address);
    const shown = await session.until(`return document.querySelector('svg') && document.getElementById('score').textContent`);
    const work = (3 * 90 + (100 * 50) / 60) / 4;
    assert.equal(shown, `north ${((2 * work + 80) / 3).toFixed(4)}, south 100.0000`);
    assert.deepEqual((await session.console()).filter((line) => !line.startsWith('DEBUG ')), []);
  } finally {
    await session.close();
  }
}

test("the package's own words show the setting that Vite needs", () => {
  const config = readFileSync(join(app, 'vite.config.js'), 'utf8');
  const setting = config.match(/optimizeDeps: .*\}/)[0];
  assert.ok(readFileSync(join(installed, 'README.md'), 'utf8').includes(setting), setting);
});

// Keeps what Vite warns of.
function logger(warnings) {
  const warn = (message) => warnings.push(message);
  return { info() {}, warn, warnOnce: warn, error: warn, clearScreen() {}, hasErrorLogged: () => false, hasWarned: false };
}
