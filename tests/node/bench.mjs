// Measures the JavaScript module in Node.js; prints a line of JSON for each row of the table of `cargo xtask bench`.

import { readFile } from 'node:fs/promises';
import init, { Index } from '../../dist/npm/xingfu.js';
import initEngine, { Engine, History } from '../../dist/engine/xingfu.js';
import { problem } from '../bench/generate.mjs';

const ROUNDS = 50;
// Until the engine has compiled what runs: a small problem's first thousand rounds run its quick code.
const WARM_UP = { small: 5000, large: 200 };
const RESCORES = 300;

const { memory: engineMemory } = await initEngine({ module_or_path: await readFile(new URL('../../dist/engine/xingfu_bg.wasm', import.meta.url)) });

// Thirty units of a hundred indicators and thirty-six months, and two hundred steps of an undo: first of all, since
// a module's memory never shrinks.
{
  const history = new History(30, 100, 36, 200);
  const megabytes = engineMemory.buffer.byteLength / 1e6;
  console.log(JSON.stringify({ what: 'memory of 30 × 100 × 36 months with 200 steps to undo', unit: 'MB', median: megabytes, p95: null, budget: 64 }));
  if (history.steps !== 201) throw new Error('not every step was kept');
  history.free();
}

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
    const moved = (round) => {
      const start = performance.now();
      sum += engine.moveOne(round);
      return performance.now() - start;
    };
    for (const [what, step] of [['full rescore', once], ['rescore after one weight', moved]]) {
      for (let round = 0; round < WARM_UP[units > 1000 ? 'large' : 'small']; round += 1) step(round);
      row(`${what}, wasm in Node.js, ${size(units, indicators)}${gaps ? ', one value in ten missing' : ''}`, Array.from({ length: RESCORES }, (_, round) => step(round)), budget, budget ? 'ms' : 'µs');
    }
    if (!(sum > 0)) throw new Error('nothing was scored');
    engine.free();
  }
}

const { memory } = await init({ module_or_path: await readFile(new URL('../../dist/npm/xingfu_bg.wasm', import.meta.url)) });

for (const [units, indicators] of [[30, 40], [3000, 100]]) {
  const { definition, data } = problem(units, indicators);
  const index = new Index(definition);
  const table = tabulated(data);
  const before = memory.buffer.byteLength;
  const evaluated = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    const evaluation = index.evaluate(table);
    evaluation.scores();
    evaluation.ranks();
    evaluation.free();
    return performance.now() - start;
  });
  const large = units > 1000;
  row(`Index.evaluate of a table in Node.js, scores and ranks, ${size(units, indicators)}`, evaluated, large ? 25 : null);
  if (large) {
    const times = (memory.buffer.byteLength - before) / table.values.byteLength;
    console.log(JSON.stringify({ what: `memory of Index.evaluate, tables of ${size(units, indicators)}`, unit: '', median: times, p95: null, budget: 6 }));
  }
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    index.score(data);
    return performance.now() - start;
  });
  row(`Index.score in Node.js with all conversion, ${size(units, indicators)}`, times, null);
  index.free();
}

// The same numbers as a table: values come unit by unit.
function tabulated({ units, values }) {
  const indicators = values.slice(0, values.length / units.length).map(({ indicator }) => indicator);
  return { units, indicators, values: Float64Array.from(values, ({ value }) => value) };
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
