// Measures the JavaScript module in Node.js; prints a line of JSON for each row of the table of `cargo xtask bench`.

import { readFile } from 'node:fs/promises';
import init, { Index } from '../../dist/npm/xingfu.js';
import initEngine, { Engine } from '../../dist/engine/xingfu.js';
import { problem } from '../bench/generate.mjs';

const ROUNDS = 50;
const WARM_UP = 200;
const RESCORES = 300;

await initEngine({ module_or_path: await readFile(new URL('../../dist/engine/xingfu_bg.wasm', import.meta.url)) });

// The engine alone: points and weights are in the module's memory.
for (const [units, indicators, budget] of [[30, 40, null], [3000, 100, 2]]) {
  for (const gaps of [0, 10]) {
    const engine = new Engine(units, indicators, gaps);
    let sum = 0;
    const once = (round) => {
      const start = performance.now();
      sum += engine.rescore(round);
      return performance.now() - start;
    };
    for (let round = 0; round < WARM_UP; round += 1) once(round);
    row(`full rescore, wasm in Node.js, ${size(units, indicators)}${gaps ? ', one value in ten missing' : ''}`, Array.from({ length: RESCORES }, (_, round) => once(round)), budget, budget ? 'ms' : 'µs');
    if (!(sum > 0)) throw new Error('nothing was scored');
    engine.free();
  }
}

await init({ module_or_path: await readFile(new URL('../../dist/npm/xingfu_bg.wasm', import.meta.url)) });

for (const [units, indicators] of [[30, 40], [3000, 100]]) {
  const { definition, data } = problem(units, indicators);
  const index = new Index(definition);
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    index.score(data);
    return performance.now() - start;
  });
  row(`Index.score in Node.js with all conversion, ${size(units, indicators)}`, times, null);
  index.free();
}

function size(units, indicators) {
  return `${units.toLocaleString('en')} × ${indicators}`;
}

// A small problem takes microseconds.
function row(what, times, budget, unit = 'ms') {
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(times.length * share)] * (unit === 'µs' ? 1000 : 1);
  console.log(JSON.stringify({ what, unit, median: at(0.5), p95: at(0.95), budget }));
}
