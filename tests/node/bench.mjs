// Measures the JavaScript module in Node.js; prints a line of JSON for each row of the table of `cargo xtask bench`.

import { readFile } from 'node:fs/promises';
import init, { Index } from '../../dist/npm/xingfu.js';
import { problem } from '../bench/generate.mjs';

const ROUNDS = 50;

await init({ module_or_path: await readFile(new URL('../../dist/npm/xingfu_bg.wasm', import.meta.url)) });

for (const [units, indicators] of [[30, 40], [3000, 100]]) {
  const { definition, data } = problem(units, indicators);
  const index = new Index(definition);
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    index.score(data);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  const size = `${units.toLocaleString('en')} × ${indicators}`;
  console.log(JSON.stringify({
    what: `Index.score in Node.js with all conversion, ${size}`,
    unit: 'ms',
    median: times[Math.floor(ROUNDS / 2)],
    p95: times[Math.floor(ROUNDS * 0.95)],
    budget: null,
  }));
  index.free();
}
