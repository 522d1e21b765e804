// Cases through the boundary of the module: each is a line made by `tests/generate`, and laws hold for each. The first
// failing one is shrunk and printed as code. `cargo xtask fuzz` runs this: node fuzz.mjs FILE.

import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';

const script = new URL('../../dist/npm/xingfu.js', import.meta.url);
const bytes = new URL('../../dist/npm/xingfu_bg.wasm', import.meta.url);

const module = await import(script);
const instance = await module.default({ module_or_path: await readFile(bytes) });
const { Index, chart } = module;
const stack = () => instance.__wbindgen_add_to_stack_pointer(0);

const KINDS = ['contributions', 'dimensions', 'radar', 'lost-points', 'sensitivity', 'coverage'];
const MOST_MEMORY = 1 << 30;

// Milliseconds.
const MOST_SHRINKING = 120_000;

class Broken extends Error {}

function holds(condition, message) {
  if (!condition) throw new Broken(typeof message === 'function' ? message() : message);
}

// What was refused, which is an Error that names a place.
class Refused extends Error {}

function call(work) {
  try {
    return work();
  } catch (error) {
    holds(error instanceof Error && error.constructor === Error, () => `threw ${error && error.stack ? error.stack : error}`);
    holds(/^[^:]+: ./.test(error.message) && error.message.length < 5000, () => `a message without a place: ${error.message.slice(0, 300)}`);
    throw new Refused(error.message);
  }
}

// The canary: an index that has to answer as it did at first.
const rule = { kind: 'target', direction: 'at_least', target: 36000 };
const canary = new Index({ id: 'canary', version: '1', title: 'C', dimensions: [{ id: 'd', title: 'D', indicators: [{ id: 'a', title: 'A', rule }] }] });
const song = { values: [{ unit: 'u', indicator: 'a', value: 27000 }] };

function near(a, b, scale) {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(scale));
}

function numbers(value, place) {
  if (typeof value === 'number') holds(Number.isFinite(value) && !Object.is(value, -0), () => `${place} is ${Object.is(value, -0) ? '-0' : value}`);
  else if (value && typeof value === 'object') for (const key of Object.keys(value)) numbers(value[key], `${place}.${key}`);
}

// The laws of one case.
function check({ seed, definition, data, methodology }) {
  const index = call(() => new Index(definition));
  try {
    const written = index.definition();
    const again = call(() => new Index(JSON.stringify(written)));
    holds(JSON.stringify(again.definition()) === JSON.stringify(written), 'a definition is read back as another');
    again.free();
    const report = call(() => index.score(data, methodology));
    numbers(report, 'report');
    const below = new Map(report.tree.map(({ id }) => [id, []]));
    for (const { id, parent } of report.tree) if (parent !== null) below.get(parent).push(id);
    for (const unit of report.units) {
      for (const [id, children] of below) {
        const node = unit.nodes[id];
        if (!children.length || node.score === null) continue;
        const scored = children.map((child) => unit.nodes[child]).filter(({ score, weight }) => score !== null && weight > 0);
        const scores = scored.map(({ score }) => score);
        const [least, most] = [Math.min(...scores), Math.max(...scores)];
        const slack = 1e-9 * Math.max(Math.abs(least), Math.abs(most)) + 1e-99;
        holds(node.score >= least - slack && node.score <= most + slack, () => `${id} of ${unit.id} has ${node.score}, not within ${least} and ${most}`);
        const sum = scored.reduce((all, { contribution }) => all + contribution, 0);
        holds(near(sum, node.score, Math.max(Math.abs(least), Math.abs(most))), () => `contributions to ${id} of ${unit.id} sum to ${sum}, not ${node.score}`);
      }
    }
    const evaluation = call(() => index.evaluate(data, methodology));
    const scores = evaluation.scores();
    report.units.forEach((unit, at) => holds(Object.is(scores[at], unit.score ?? NaN), () => `unit ${unit.id} has ${unit.score} in the report, ${scores[at]} in the column`));
    evaluation.free();
    const kind = KINDS[seed % KINDS.length];
    const svg = call(() => chart(kind, report, { lang: 'en', unit: report.units.length ? report.units[0].id : undefined }));
    holds(svg.startsWith('<svg') && !/NaN|inf|<script/.test(svg), () => `a chart of ${kind}: ${svg.slice(0, 100)}`);
    if (seed % 5 === 0) {
      const change = call(() => index.explain(data, { from: '2024-03', to: '2024-12' }, methodology));
      numbers(change, 'change');
    }
  } finally {
    index.free();
  }
}

// `held`, the message of a refusal, or a Broken.
function outcome(one) {
  const before = stack();
  let result = 'held';
  try {
    check(one);
  } catch (error) {
    if (error instanceof Refused) result = error.message;
    else if (error instanceof Broken) return error;
    else return new Broken(error && error.stack ? error.stack : String(error));
  }
  if (stack() !== before) return new Broken(`the stack is at ${stack()}, not at ${before}`);
  if (instance.memory.buffer.byteLength > MOST_MEMORY) return new Broken(`memory is at ${instance.memory.buffer.byteLength} bytes`);
  return result;
}

function sings() {
  try {
    return canary.score(song).units[0].score === 75;
  } catch {
    return false;
  }
}

// The kind of a refusal: its words without what differs from case to case.
function kind(message) {
  const [, expected = message] = message.split(/, expected (.*)/s);
  return expected.replace(/`[^`]*`|"[^"]*"|-?\d[\d.e+-]*/g, '…').slice(0, 60);
}

// A smaller case that breaks as well: parts are left out as long as that holds, many at once where there are many.
function shrunk(one) {
  const until = Date.now() + MOST_SHRINKING;
  const breaks = (candidate) => outcome(candidate) instanceof Broken;
  let best = structuredClone(one);
  for (let again = true; again && Date.now() < until;) {
    again = false;
    const without = (path, keys) => {
      const candidate = structuredClone(best);
      const holder = path.reduce((value, key) => value[key], candidate);
      if (Array.isArray(holder)) holder.splice(Number(keys[0]), keys.length);
      else for (const key of keys) delete holder[key];
      return candidate;
    };
    const visit = (path) => {
      const here = () => path.reduce((value, key) => value[key], best);
      for (let size = path.length ? Object.keys(here()).length : 0; size >= 1; size = Math.floor(size / 2)) {
        for (let from = Object.keys(here()).length - size; from > -size && Date.now() < until; from -= size) {
          const candidate = without(path, Object.keys(here()).slice(Math.max(0, from), from + size));
          if (!breaks(candidate)) continue;
          best = candidate;
          again = true;
        }
      }
      for (const key of Object.keys(here())) {
        const value = here()[key];
        if (value && typeof value === 'object') visit([...path, key]);
      }
    };
    visit([]);
  }
  return best;
}

function code({ seed, definition, data, methodology }, broken) {
  const text = (value) => JSON.stringify(value, null, 1);
  return `// seed ${seed}: ${broken.message}\nconst index = new Index(${text(definition)});\nconst report = index.score(${text(data)}, ${text(methodology)});`;
}

const tally = { cases: 0, held: 0, refused: 0, 'valid, refused': 0 };
const refusals = new Map();
for await (const line of createInterface({ input: createReadStream(process.argv[2]) })) {
  const one = JSON.parse(line);
  const result = outcome(one);
  tally.cases += 1;
  if (result instanceof Broken || !sings()) {
    const broken = result instanceof Broken ? result : new Broken('the canary is silent after it');
    const alive = sings();
    console.error(code(alive ? shrunk(one) : one, broken));
    if (!alive) console.error('// The module is dead: the case is as it was made.');
    process.exit(1);
  }
  if (result === 'held') tally.held += 1;
  else {
    tally.refused += 1;
    const undefinedMean = result.includes('expected scores of 0 or more');
    if (!one.spoiled && !undefinedMean) {
      console.error(code(one, new Broken(`a valid case is refused: ${result}`)));
      process.exit(1);
    }
    if (!one.spoiled) tally['valid, refused'] += 1;
    refusals.set(kind(result), (refusals.get(kind(result)) || 0) + 1);
  }
}
canary.free();
const commonest = [...refusals].sort(([, a], [, b]) => b - a);
console.log(JSON.stringify({ ...tally, kinds: commonest.length, memory: instance.memory.buffer.byteLength, refusals: Object.fromEntries(commonest.slice(0, 40)) }));
