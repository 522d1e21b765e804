// The JavaScript module in Node.js: dist/npm as it is published, with a definition of its own.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { before, describe, test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { definition, values } from './example.mjs';

const script = new URL('../../dist/npm/xingfu.js', import.meta.url);
const bytes = new URL('../../dist/npm/xingfu_bg.wasm', import.meta.url);

let Index;
let chart;
let useWorkbook;
let memory;

before(async () => {
  assert.equal(globalThis.document, undefined);
  assert.equal(globalThis.window, undefined);
  const module = await import(script);
  ({ memory } = await module.default({ module_or_path: await readFile(bytes) }));
  ({ Index, chart, useWorkbook } = module);
});

// Scores with an index that is freed afterwards.
function score(data, methodology, of = definition()) {
  const index = new Index(of);
  try {
    return index.score(data, methodology);
  } finally {
    index.free();
  }
}

// Every kind of chart, as the types list them.
function kinds() {
  const types = readFileSync(new URL('../../www/xingfu.d.ts', import.meta.url), 'utf8');
  const [, list] = types.match(/type ChartKind = ([^;]+);/);
  return list.split(' | ').map((name) => name.slice(1, -1));
}

// What a kind of chart cannot be drawn without.
function wanted(kind) {
  if (kind !== 'map') return {};
  const ring = [[0, 0], [4, 0], [4, 3], [0, 3], [0, 0]];
  const feature = { type: 'Feature', id: 'north', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } };
  return { shapes: { type: 'FeatureCollection', features: [feature] } };
}

function near(found, expected, what) {
  assert.ok(Math.abs(found - expected) < 1e-9, `${what}: ${found} instead of ${expected}`);
}

describe('scores', () => {
  test('are those computed by hand', () => {
    const report = score({ units: [{ id: 'north' }, { id: 'south' }], values: values() });
    assert.equal(report.index, 'small-town');
    assert.equal(report.version, '1.0.0');
    const [north, south] = report.units;
    assert.deepEqual([north.id, south.id], ['north', 'south']);
    // north: jobs 90/100, clinics 60 of at most 50 is 50/60, work (3·90 + 1·83.33…)/4, complaints 2 at 10 each 80
    const clinics = (100 * 50) / 60;
    const work = (3 * 90 + clinics) / 4;
    near(north.nodes.jobs.score, 90, 'jobs');
    near(north.nodes.clinics.score, clinics, 'clinics');
    near(north.nodes.work.score, work, 'work');
    near(north.nodes.calm.score, 80, 'calm');
    near(north.score, (2 * work + 80) / 3, 'north');
    // south: everything is reached, and complaints are none
    near(south.score, 100, 'south');
    assert.deepEqual([north.rank, south.rank], [2, 1]);
    assert.deepEqual([north.grade, south.grade], ['good', 'excellent']);
  });

  test('are made of contributions, whose weights sum to 1', () => {
    const [north] = score({ units: [{ id: 'north' }], values: values('north') }).units;
    const leaves = ['jobs', 'clinics', 'complaints'].map((id) => north.nodes[id]);
    near(leaves.reduce((sum, leaf) => sum + leaf.effectiveWeight, 0), 1, 'effective weights');
    near(north.nodes.work.contribution + north.nodes.calm.contribution, north.score, 'contributions to the index');
    near(north.nodes.jobs.contribution + north.nodes.clinics.contribution, north.nodes.work.score, 'contributions to work');
    near(leaves.reduce((sum, leaf) => sum + leaf.lostPoints, 0), 100 - north.score, 'lost points');
    near(north.nodes.jobs.effectiveWeight, 0.5, 'two thirds of three quarters');
  });

  test('are contributed to the parent and to the index', () => {
    const report = score({ units: [{ id: 'north' }], values: values('north') });
    const { nodes } = report.units[0];
    assert.equal(nodes['small-town'].contribution, null);
    near(nodes['small-town'].indexContribution, report.units[0].score, 'the index');
    near(nodes.jobs.indexContribution, nodes.jobs.effectiveWeight * nodes.jobs.score, 'jobs to the index');
    near(nodes.jobs.contribution, 0.75 * 90, 'jobs to work');
    near(nodes.jobs.indexContribution + nodes.clinics.indexContribution, nodes.work.indexContribution, 'work');
    near(nodes.work.contribution, nodes.work.indexContribution, 'a dimension contributes to the index');
  });

  test('have no coverage where nothing applies', () => {
    const status = 'not_applicable';
    const all = ['jobs', 'clinics', 'complaints'].map((indicator) => ({ unit: 'north', indicator, status }));
    const [none] = score({ values: all }).units;
    assert.deepEqual([none.score, none.coverage, none.nodes.work.coverage], [null, null, null]);
    const [one] = score({ values: all.slice(0, 2).concat(values('north').slice(2)) }).units;
    assert.deepEqual([one.coverage, one.nodes.work.coverage], [1, null]);
    near(one.score, 80, 'what applies');
  });

  test('leave a dimension the aggregation that it has of its own', () => {
    const of = definition();
    of.dimensions[0].aggregation = 'arithmetic';
    const [north] = score({ values: values('north') }, { aggregation: 'minimum' }, of).units;
    near(north.nodes.work.score, (3 * 90 + (100 * 50) / 60) / 4, 'work');
    near(north.score, 80, 'the least');
  });

  test('carry adjustments and red lines apart', () => {
    const of = definition();
    of.adjustments = { cap: 5 };
    of.red_lines = [{ id: 'quiet', title: 'Quiet', indicator: 'complaints', below: 100, grade_cap: 0 }];
    const data = { values: values('north'), adjustments: [{ unit: 'north', points: 9, basis: 'No. 1', date: '2024-01-01' }] };
    const [plain] = score(data, undefined, of).units;
    const [crossed] = score(data, { redLines: { quiet: 'No. 2' } }, of).units;
    assert.deepEqual([plain.adjustment, plain.redLines, plain.grade], [5, [], 'good']);
    assert.deepEqual([crossed.adjustment, crossed.redLines, crossed.grade], [5, ['quiet'], 'poor']);
    near(crossed.score, plain.score, 'the score');
  });

  test('follow the weights of the methodology', () => {
    const data = { units: [{ id: 'north' }], values: values('north') };
    const [north] = score(data, { weights: { work: 0, calm: 1 } }).units;
    near(north.score, 80, 'north by calm alone');
    near(north.nodes.work.effectiveWeight, 0, 'work');
  });

  test('follow the aggregation of the methodology', () => {
    const data = { units: [{ id: 'north' }], values: values('north') };
    const [north] = score(data, { aggregation: 'minimum' }).units;
    near(north.score, 80, 'the least of the least');
  });

  test('are null where too little is reported, and missing is not zero', () => {
    const one = [{ unit: 'north', indicator: 'complaints', value: 0 }];
    const strict = score({ values: one }, { minimumCoverage: 0.9 }).units[0];
    assert.equal(strict.score, null);
    assert.equal(strict.rank, null);
    const lenient = score({ values: one }, { minimumCoverage: 0 }).units[0];
    near(lenient.score, 100, 'the one reported');
    assert.equal(lenient.nodes.jobs.score, null);
  });

  test('take the latest value up to the month asked for', () => {
    const data = {
      values: [
        { unit: 'north', indicator: 'complaints', value: 1, period: '2024-03' },
        { unit: 'north', indicator: 'complaints', value: 4, period: '2024-09' },
      ],
    };
    const march = score(data, { asOf: '2024-06', minimumCoverage: 0 }).units[0];
    near(march.nodes.complaints.score, 90, 'as of June');
    const september = score(data, { asOf: '2024-12', minimumCoverage: 0 }).units[0];
    near(september.nodes.complaints.score, 60, 'as of December');
  });

  test('are plain objects', () => {
    const report = score({ values: values('north') });
    assert.equal(Object.getPrototypeOf(report.units[0].nodes), Object.prototype);
    assert.deepEqual(JSON.parse(JSON.stringify(report)), report);
  });
});

describe('months', () => {
  // A year of two indicators: jobs add up to 120 with a plan for March, complaints are a state.
  const year = () => {
    const of = definition();
    of.reading = 'schedule';
    of.minimum_coverage = 0;
    of.period = { year: 2024 };
    const jobs = of.dimensions[0].indicators.find(({ id }) => id === 'jobs');
    jobs.rule = { kind: 'target', direction: 'at_least', target: 120 };
    jobs.plan = [{ month: 3, value: 15 }];
    return of;
  };
  const entries = (period, jobs, complaints) => [
    { unit: 'north', indicator: 'jobs', value: jobs, period },
    { unit: 'north', indicator: 'complaints', value: complaints, period },
  ];

  test('are read against what is due, with the whole beside it', () => {
    const [north] = score({ values: entries('2024-03', 15, 0) }, { asOf: '2024-03' }, year()).units;
    near(north.score, 100, 'on plan');
    near(north.schedule, 100, 'the schedule');
    near(north.attainment, (2 * 12.5 + 100) / 3, 'the whole');
    assert.deepEqual([north.nodes.jobs.state, north.nodes.jobs.due, north.nodes.clinics.state], ['reported', 15, 'missing']);
    assert.equal('state' in north.nodes.work, false);
    const { counts } = north;
    assert.equal(counts.reported + counts.carried + counts.overdue + counts.missing + counts.pending + counts.notDue + counts.notApplicable, 3);
    assert.deepEqual([counts.reported, counts.missing, counts.onPlan, counts.behind, counts.done], [2, 1, 2, 0, 0]);
  });

  test('are the same in both readings at the end, and without a month', () => {
    const values = entries('2024-12', 90, 0);
    for (const methodology of [{ asOf: '2024-12' }, undefined]) {
      const report = score({ values }, methodology, year());
      assert.equal(report.reading, 'annual');
      const [north] = report.units;
      assert.deepEqual([north.schedule, north.attainment], [north.score, north.score]);
    }
    const closed = { asOf: '2024-12', missingAtClose: 'zero' };
    const [north] = score({ values }, closed, year()).units;
    assert.deepEqual([north.nodes.clinics.score, north.nodes.clinics.state], [0, 'missing']);
    const annual = score({ values: entries('2024-03', 15, 0) }, { asOf: '2024-03', reading: 'annual' }, year()).units[0];
    assert.equal(annual.score, annual.attainment);
  });

  test('take plans of the data, and tell carried values from overdue ones', () => {
    const values = entries('2024-02', 15, 0);
    const data = { values: [...values, { ...values[0], period: '2024-03', carried: true }], plans: { jobs: [{ month: 3, value: 30 }] } };
    const [north] = score(data, { asOf: '2024-03' }, year()).units;
    near(north.nodes.jobs.score, 50, 'half of what the data plan');
    assert.deepEqual([north.nodes.jobs.state, north.nodes.complaints.state], ['carried', 'overdue']);
    const wrong = { values, plans: { jobs: [{ month: 3, value: 130 }] } };
    assert.throws(() => score(wrong, undefined, year()), startsWith('plans.jobs[0].value: found 130, expected at most the target, 120'));
  });

  test('are explained one against another, in parts that sum to the difference', () => {
    const values = [...entries('2024-03', 15, 0), ...entries('2024-06', 20, 2)];
    for (const aggregation of ['arithmetic', 'geometric', 'minimum', { power: 3 }]) {
      const index = new Index(year());
      const change = index.explain({ values }, { from: '2024-03', to: '2024-06' }, { aggregation });
      index.free();
      near(change.delta, change.to - change.from, 'the difference');
      const sum = ({ value, plan, coverage, weight }) => value + plan + coverage + weight;
      near(change.parts.reduce((all, part) => all + sum(part), 0), change.delta, 'the parts');
    }
    const index = new Index(year());
    assert.throws(() => index.explain({ values }, { from: '2024-3', to: '2024-06' }), startsWith('from: found "2024-3"'));
    assert.throws(() => index.explain({ values }, { from: '2024-03', to: '2024-06', unit: 'west' }), startsWith('unit: found `west`'));
    const none = index.explain({ values }, { from: '2023-12', to: '2024-06' });
    assert.deepEqual([none.from, none.delta, none.parts], [null, null, []]);
    index.free();
  });
});

describe('evaluations', () => {
  const data = () => ({ units: [{ id: 'north', group: 'a' }, { id: 'south', group: 'a' }, { id: 'east' }], values: values() });

  // Evaluates with an index that is freed before anything is asked.
  function evaluate(of, methodology, options) {
    const index = new Index(definition());
    const evaluation = index.evaluate(of, methodology, options);
    index.free();
    return evaluation;
  }

  const orNaN = (x) => x ?? NaN;

  test('hand out in columns what a report holds', () => {
    const methodology = { weights: { work: 3 }, minimumCoverage: 0 };
    const report = score(data(), methodology);
    const evaluation = evaluate(data(), methodology);
    assert.deepEqual(evaluation.units, ['north', 'south', 'east']);
    assert.deepEqual(evaluation.nodes, report.tree.map((node) => node.id));
    assert.deepEqual(evaluation.scores(), Float64Array.from(report.units, (unit) => orNaN(unit.score)));
    assert.deepEqual(evaluation.ranks(), Uint32Array.from(report.units, (unit) => unit.rank ?? 0));
    assert.deepEqual(evaluation.coverage(), Float64Array.from(report.units, (unit) => orNaN(unit.coverage)));
    for (const id of evaluation.nodes) {
      assert.deepEqual(evaluation.scores(id), Float64Array.from(report.units, (unit) => orNaN(unit.nodes[id].score)));
      assert.deepEqual(evaluation.coverage(id), Float64Array.from(report.units, (unit) => orNaN(unit.nodes[id].coverage)));
    }
    report.units.forEach((unit) => assert.deepEqual(evaluation.unit(unit.id), unit));
    assert.deepEqual(evaluation.report(), report);
    evaluation.free();
  });

  test('rank within groups, follow a unit over the months and take two apart', () => {
    const evaluation = evaluate(data());
    const ranks = evaluation.ranks('a');
    const [north, south] = evaluation.scores();
    assert.deepEqual(ranks, new Uint32Array(north > south ? [1, 2, 0] : [2, 1, 0]));
    assert.throws(() => evaluation.ranks('b'), startsWith('group: found `b`, expected the group of a unit'));
    const { from, to, delta, parts } = evaluation.compare('north', 'south');
    assert.deepEqual([from, to], [north, south]);
    const sum = (part) => part.value + part.plan + part.coverage + part.weight;
    assert.ok(Math.abs(parts.reduce((all, part) => all + sum(part), 0) - delta) < 1e-12);
    assert.deepEqual(parts.map((part) => part.indicator), ['jobs', 'clinics', 'complaints']);
    const none = evaluation.compare('north', 'east');
    assert.deepEqual([none.to, none.delta, none.parts], [null, null, []]);
    assert.throws(() => evaluation.compare('north', 'west'), startsWith('second: found `west`, expected a unit of the data'));
    assert.deepEqual(evaluation.series('north'), { periods: [], scores: new Float64Array(0) });
    evaluation.free();
    const months = { values: values('north').map((value) => ({ ...value, period: '2024-03' })) };
    months.values.push({ unit: 'north', indicator: 'complaints', value: 4, period: '2024-04' });
    const monthly = evaluate(months, { asOf: '2024-04' });
    const series = monthly.series('north', 'calm');
    assert.deepEqual(series, { periods: ['2024-01', '2024-02', '2024-03', '2024-04'], scores: new Float64Array([NaN, NaN, 80, 60]) });
    assert.deepEqual(monthly.series('north').scores.slice(3), monthly.scores());
    assert.throws(() => monthly.series('west'), startsWith('unit: found `west`'));
    assert.throws(() => monthly.series('north', 'calmm'), startsWith('node: found `calmm`'));
    monthly.free();
  });

  test('compare units by relative rules, alike from entries and from a table', () => {
    const of = definition();
    const rule = { kind: 'relative', polarity: 'negative', over: 'group' };
    of.dimensions = [{ id: 'calm', title: 'Calm', indicators: [{ id: 'complaints', title: 'Complaints', rule }] }];
    const index = new Index(of);
    const units = [{ id: 'a', group: 'x' }, { id: 'b', group: 'x' }, { id: 'c', group: 'x' }, { id: 'd', group: 'y' }];
    const numbers = [0, 5, 10, 99];
    const entries = { units, values: units.map(({ id }, at) => ({ unit: id, indicator: 'complaints', value: numbers[at] })) };
    const table = { units, indicators: ['complaints'], values: Float64Array.from(numbers) };
    for (const given of [entries, table]) {
      assert.deepEqual([...index.evaluate(given).scores()], [100, 50, 0, 50]);
      assert.deepEqual([...index.evaluate(given, { normalisation: 'rank' }).scores()], [3, 2, 1, 1]);
    }
    assert.throws(() => index.evaluate(entries, { normalisation: 'best' }), startsWith('normalisation: found "best"'));
    index.free();
  });

  test('withhold the score of the whole below the minimum coverage', () => {
    const one = { values: [{ unit: 'north', indicator: 'complaints', value: 0 }] };
    const evaluation = evaluate(one, { minimumCoverage: 0.9 });
    assert.deepEqual(evaluation.scores(), new Float64Array([NaN]));
    assert.deepEqual(evaluation.scores('small-town'), new Float64Array([NaN]));
    assert.deepEqual(evaluation.scores('calm'), new Float64Array([100]));
    assert.deepEqual(evaluation.ranks(), new Uint32Array([0]));
    evaluation.free();
  });

  test('take text, and a table of numbers', () => {
    const units = [{ id: 'north' }, { id: 'south', title: 'South', group: 'a' }];
    const indicators = ['complaints', 'jobs'];
    const cells = [[2, 90], [NaN, 70]];
    const period = '2024-06';
    const entries = units.flatMap(({ id }, u) => indicators.map((indicator, i) => ({ unit: id, indicator, value: cells[u][i], period })));
    const same = { units, values: entries.filter((entry) => !Number.isNaN(entry.value)) };
    const table = { units, indicators, values: Float64Array.from(cells.flat()), period };
    for (const methodology of [undefined, { minimumCoverage: 0 }, { asOf: '2024-06', minimumCoverage: 0 }, { asOf: '2024-05' }]) {
      const report = score(same, methodology);
      for (const of of [same, JSON.stringify(same), table]) {
        const evaluation = evaluate(of, methodology);
        assert.deepEqual(evaluation.report(), report);
        evaluation.free();
      }
      assert.deepEqual(score(table, methodology), report);
    }
    assert.deepEqual(table.values.length, 4, 'the table is left as it was');
  });

  test('give grades and titles in the language asked for', () => {
    const of = definition();
    of.title = { zh: '小镇', en: 'Small town' };
    of.grades = [{ from: 0, label: { zh: '合格', en: 'passed' } }];
    const index = new Index(of);
    const read = (report) => [report.title, report.tree[0].title, report.units[0].grade];
    const town = { values: values('north') };
    assert.deepEqual(read(index.score(town)), [of.title, of.title, '合格']);
    assert.deepEqual(read(index.score(town, undefined, { lang: 'en' })), ['Small town', 'Small town', 'passed']);
    const evaluation = index.evaluate(town, null, { lang: 'zh-Hant' });
    assert.deepEqual(read(evaluation.report()), ['小鎮', '小鎮', '合格']);
    assert.equal(evaluation.unit('north').grade, '合格');
    assert.throws(() => index.score(town, undefined, { lang: 'xx' }), startsWith('lang: found `xx`'));
    evaluation.free();
    index.free();
  });

  const table = (change) => ({ units: [{ id: 'north' }, { id: 'south' }], indicators: ['jobs', 'complaints'], values: new Float64Array([90, 2, 80, 1]), ...change });
  const faults = [
    ['a negative count', { values: new Float64Array([90, 2, 80, -1]) }, 'values[3]: unit `south`, indicator `complaints`: found the value -1, expected 0 or more'],
    ['an infinite number', { values: new Float64Array([Infinity, 2, 80, 1]) }, 'values[0]: unit `north`, indicator `jobs`: '],
    ['a number too few', { values: new Float64Array(3) }, 'values: found 3 numbers, expected 4: 2 units × 2 indicators'],
    ['numbers that are no Float64Array', { values: [90, 2, 80, 1] }, 'values: found no Float64Array'],
    ['an indicator that does not exist', { indicators: ['jobs', 'jbos'] }, 'indicators[1]: found the indicator `jbos`'],
    ['an indicator twice', { indicators: ['jobs', 'jobs'] }, 'indicators[1]: found `jobs` again'],
    ['a unit twice', { units: [{ id: 'north' }, { id: 'north' }] }, 'units[1].id: found `north` again'],
    ['a month that is none', { period: '2024-13' }, 'period: found "2024-13"'],
    ['an unknown field', { status: 'pending' }, 'status: found the unknown field `status`'],
  ];
  for (const [name, change, beginning] of faults) {
    test(`refuse a table with ${name}`, () => {
      assert.throws(() => evaluate(table(change)), startsWith(beginning));
    });
  }

  test('refuse nodes and units that are not there', () => {
    const evaluation = evaluate(table());
    for (const wrong of ['none', 3]) {
      assert.throws(() => evaluation.scores(wrong), startsWith('node: found '));
      assert.throws(() => evaluation.coverage(wrong), startsWith('node: found '));
      assert.throws(() => evaluation.unit(wrong), startsWith('unit: found '));
    }
    evaluation.free();
  });

  test('take little memory and time for many units', () => {
    const [units, indicators] = [3000, 100];
    const of = definition();
    of.dimensions[0].indicators = Array.from({ length: indicators }, (_, i) => ({ id: `i${i}`, title: 'I', rule: { kind: 'target', direction: 'at_least', target: 100 } }));
    of.dimensions.length = 1;
    const numbers = Float64Array.from({ length: units * indicators }, (_, at) => (at % 10 ? at % 140 : NaN));
    const large = { units: Array.from({ length: units }, (_, u) => ({ id: `u${u}` })), indicators: of.dimensions[0].indicators.map(({ id }) => id), values: numbers };
    const index = new Index(of);
    const before = memory.buffer.byteLength;
    const evaluation = index.evaluate(large);
    const grown = memory.buffer.byteLength - before;
    assert.ok(grown <= 6 * numbers.byteLength, `${grown / numbers.byteLength} times the table`);
    assert.equal(evaluation.scores().length, units);
    evaluation.free();
    index.free();
  });
});

describe('definitions', () => {
  test('are taken as an object and as text', () => {
    const data = { values: values('north') };
    assert.deepEqual(score(data, undefined, JSON.stringify(definition())), score(data));
  });

  test('of the built-in index come back through the constructor', () => {
    const builtin = Index.builtin();
    const again = new Index(builtin.definition());
    assert.deepEqual(again.definition(), builtin.definition());
    assert.equal(builtin.definition().id, 'xingfu-wuqing-2024');
    builtin.free();
    again.free();
  });
});

describe('errors begin with what they are about', () => {
  const faults = [
    ['a field of the wrong type', (d) => { d.dimensions[0].indicators[0].rule.target = 'many'; }, 'dimensions[0].indicators[0].rule.target: '],
    ['an unknown field', (d) => { d.dimensions[1].indicators[0].wieght = 2; }, 'dimensions[1].indicators[0].wieght: '],
    ['a negative weight', (d) => { d.dimensions[1].weight = -1; }, 'dimensions[1].weight: '],
    ['an identifier twice', (d) => { d.dimensions[1].indicators[0].id = 'jobs'; }, 'dimensions[1].indicators[0].id: '],
  ];
  for (const [name, break_, beginning] of faults) {
    test(`of a definition: ${name}`, () => {
      const broken = definition();
      break_(broken);
      assert.throws(() => new Index(broken), startsWith(beginning));
    });
  }

  test('of a definition that is not JSON', () => {
    assert.throws(() => new Index('{'), Error);
  });

  const data = [
    ['an indicator that does not exist', [{ unit: 'north', indicator: 'jbos', value: 1 }], ['north', 'jbos']],
    ['a unit that was not announced', [{ unit: 'east', indicator: 'jobs', value: 1 }], ['east']],
    ['text for a number', [{ unit: 'north', indicator: 'jobs', value: 'many' }], ['north', 'jobs']],
    ['a negative count', [{ unit: 'north', indicator: 'complaints', value: -1 }], ['north', 'complaints']],
    ['no number', [{ unit: 'north', indicator: 'jobs', value: NaN }], ['north', 'jobs']],
    ['the same cell twice', [{ unit: 'north', indicator: 'jobs', value: 1 }, { unit: 'north', indicator: 'jobs', value: 1 }], ['north', 'jobs']],
    ['a value that is not reported', [{ unit: 'north', indicator: 'jobs', value: 1, status: 'pending' }], ['north', 'jobs']],
  ];
  for (const [name, values, named] of data) {
    test(`of data: ${name}`, () => {
      assert.throws(() => score({ units: [{ id: 'north' }], values }), names(...named));
    });
  }

  const methodologies = [
    ['a negative weight', { weights: { jobs: -1 } }, 'jobs'],
    ['an infinite weight', { weights: { jobs: Infinity } }, 'jobs'],
    ['a weight of no node', { weights: { jbos: 1 } }, 'jbos'],
    ['siblings that are all zero', { weights: { jobs: 0, clinics: 0 } }, 'work'],
  ];
  for (const [name, methodology, named] of methodologies) {
    test(`of a methodology: ${name}`, () => {
      assert.throws(() => score({ values: values('north') }, methodology), names(named));
    });
  }
});

describe('what is too deep, or within itself, is refused in words', () => {
  const deep = (levels) => {
    let value = {};
    for (let level = 1; level < levels; level += 1) value = { dimensions: value };
    return value;
  };
  const refused = (call, message) => assert.throws(call, (error) => {
    assert.ok(error instanceof Error);
    assert.match(error.message, message);
    return true;
  });

  test('a definition of three thousand levels, as an object and as text', () => {
    const message = /^\$: found (3000 levels of objects and lists|a value too deep or too long)/;
    refused(() => new Index(deep(3000)), message);
    refused(() => new Index('{"a":'.repeat(2999) + '{}' + '}'.repeat(2999)), message);
    refused(() => new Index(deep(128)), /^\$: found 128 levels of objects and lists, expected at most 127$/);
    refused(() => new Index(deep(127)), /^dimensions: /);
  });

  test('an object deeper than the stack of the engine', () => {
    refused(() => new Index(deep(200_000)), /^\$: found .*, expected at most 127/);
    refused(() => chart('contributions', deep(200_000)), /^\$: found .*, expected at most 127/);
  });

  test('an object within itself, and one that is no JSON', () => {
    const circle = { id: 'circle' };
    circle.dimensions = [circle];
    refused(() => new Index(circle), /^\$: found a value that cannot be written as JSON \(.*\), expected plain/);
    const index = Index.builtin();
    const value = { unit: 'a', indicator: 'b' };
    value.value = value;
    refused(() => index.score({ values: [value] }), /^\$: found a value that cannot be written as JSON/);
    refused(() => index.score({ values: 1n }), /^\$: found a value that cannot be written as JSON/);
    index.free();
  });

  test('what a getter throws is the caller’s', () => {
    const own = new Error('mine');
    assert.throws(() => new Index({ get id() { throw own; } }), own);
  });

  test('what a getter throws that is no Error becomes one', () => {
    const throwing = (thrown) => ({ get id() { throw thrown; } });
    const expected = 'expected plain objects, lists, texts and numbers';
    for (const [thrown, words] of [[42, '42'], ['no', '"no"'], [undefined, 'no Error'], [null, 'no Error'], [Symbol('s'), 'no Error']]) {
      const message = `$: found a value that throws ${words} when it is read, ${expected}`;
      assert.throws(() => new Index(throwing(thrown)), { name: 'Error', message });
    }
  });

  test('half a character', () => {
    const half = { ...definition(), title: 'a\ud800b' };
    refused(() => new Index(half), /^\$: found half a character \(a surrogate without its other half\), expected text in Unicode \(line 1, column \d+\)$/);
    refused(() => chart('radar', half), /^\$: found half a character/);
  });

  test('a number that is none, by its name', () => {
    for (const [number, name] of [[-Infinity, '-Infinity'], [Infinity, 'Infinity'], [NaN, 'NaN']]) {
      refused(() => score({ values: [] }, { weights: { jobs: number } }), new RegExp(`^weights\\.jobs: found "${name}", expected a number$`));
    }
  });

  test('a text of ten million letters, of which a message repeats few', () => {
    const long = 'x'.repeat(1e7);
    const index = new Index(definition());
    const at = (change) => () => index.score({ values: [{ unit: 'north', indicator: 'jobs', value: 1, ...change }] });
    for (const call of [
      () => new Index({ ...definition(), id: long + '!' }),
      () => new Index({ ...definition(), [long]: 1 }),
      () => new Index(`{"${long}": 1, "${long}": 2}`),
      () => new Index({ ...definition(), aggregation: long }),
      at({ indicator: long }), at({ value: long }), at({ item: long }), at({ period: long }), at({ status: long }),
      () => index.score({ units: [], values: [{ unit: long, indicator: 'jobs', value: 1 }] }),
      () => index.score({ values: [] }, { weights: { [long]: 1 } }),
      () => index.score({ values: [] }, { asOf: long }),
      () => index.score({ values: [] }, undefined, { lang: long }),
      () => chart(long, index.score({ values: [] })),
    ]) {
      refused(call, /^[^]{1,2500}$/);
    }
    index.free();
  });

  test('and the module goes on', () => {
    near(score({ units: [{ id: 'south' }], values: values('south') }).units[0].score, 100, 'south');
  });
});

describe('the module', () => {
  test('goes on after an error', () => {
    const index = new Index(definition());
    const expected = index.score({ values: values('north') });
    for (let round = 0; round < 100; round += 1) {
      assert.throws(() => index.score({ values: [{ unit: 'north', indicator: 'none', value: 1 }] }), Error);
      assert.throws(() => new Index({ id: 1 }), Error);
    }
    assert.deepEqual(index.score({ values: values('north') }), expected);
    index.free();
  });

  test('refuses an index that was freed', () => {
    const index = new Index(definition());
    index.free();
    assert.throws(() => index.definition(), Error);
  });

  test('takes no harm from one that was freed, however often it is called', () => {
    const [freed, alive] = [new Index(definition()), new Index(definition())];
    const data = { values: values('north') };
    const evaluation = freed.evaluate(data);
    freed.free();
    evaluation.free();
    const expected = alive.score(data);
    for (let round = 0; round < 100_000; round += 1) {
      assert.throws(() => freed.definition(), /^Error: Index: found one that was freed, expected one in use$/);
    }
    for (const call of [() => freed.score(data), () => freed.evaluate(data), () => evaluation.scores(), () => evaluation.units]) {
      assert.throws(call, /: found one that was freed, expected one in use$/);
    }
    assert.deepEqual(alive.score(data), expected);
    alive.free();
  });

  test('draws charts as text', () => {
    const report = score({ values: values('north') });
    const svg = chart('contributions', report);
    assert.match(svg, /^<svg[\s\S]*<\/svg>\s*$/);
  });

  test('draws every chart in every manner, and names a wrong wish', () => {
    const report = score({ values: values('north') }, { weights: { work: 1 } });
    const published = score({ values: values('north') });
    for (const kind of kinds()) {
      const options = { lang: 'en', theme: 'dark', width: 400, published, byIndicator: true, node: 'jobs', title: false, ...wanted(kind) };
      const svg = chart(kind, report, options);
      assert.match(svg, /width="400"/);
      assert.match(svg, /Small town 1\.0\.0/);
      assert.equal(chart(kind, report, options), svg);
    }
    for (const [kind, options, beginning] of [
      ['pie', {}, 'kind: found `pie`'],
      ['radar', { unit: 'east' }, 'unit: found `east`'],
      ['radar', { lang: 'xx' }, 'lang: found `xx`'],
      ['radar', { theme: 'pink' }, 'theme: found `pink`'],
      ['sensitivity', { node: 'none' }, 'node: found `none`'],
      ['map', {}, 'shapes: found none'],
    ]) {
      assert.throws(() => chart(kind, report, options), startsWith(beginning));
    }
  });

  test('pairs the marks of a chart by id', () => {
    const report = score({ values: values('north') }, { weights: { work: 1 } });
    const published = score({ values: values('north') });
    const [root, ...nodes] = published.tree;
    const inner = nodes.filter((node) => node.parent === root.id).reverse();
    const leaves = nodes.filter((node) => node.parent !== root.id).reverse();
    const turned = { ...published, tree: [root, ...inner, ...leaves] };
    const short = { ...published, tree: published.tree.slice(0, 1) };
    for (const kind of kinds()) {
      const drawn = (published) => chart(kind, report, { published, byIndicator: true, ...wanted(kind) });
      assert.equal(drawn(turned), drawn(published));
      assert.match(drawn(short), /^<svg/);
    }
  });

  test('refuses to draw a report that none could be, and goes on', () => {
    const report = score({ values: values('north') });
    const changed = (change) => {
      const copy = structuredClone(report);
      change(copy);
      return copy;
    };
    const circle = changed(({ tree }) => { tree[1].parent = tree.at(-1).id; });
    const weight = changed(({ units }) => { units[0].nodes.jobs.weight = 1e308; });
    assert.throws(() => chart('radar', circle), startsWith('tree[1].parent: found `'));
    assert.throws(() => chart('radar', report, { published: circle }), startsWith('published.tree[1].parent: found `'));
    assert.throws(() => chart('radar', weight), startsWith('units[0].nodes.jobs.weight: found 1e308, expected '));
    assert.match(chart('radar', report), /^<svg/);
  });

  test('works in a worker', async () => {
    const worker = new Worker(new URL('worker.mjs', import.meta.url));
    const report = await new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    await worker.terminate();
    assert.deepEqual(report, score({ values: values('north') }));
  });
});

// Accepts an Error whose message begins like this.
function startsWith(beginning) {
  return (error) => {
    assert.ok(error instanceof Error, `not an Error: ${error}`);
    assert.ok(error.message.startsWith(beginning), `does not begin with ${beginning}: ${error.message}`);
    return true;
  };
}

// Accepts an Error whose message names all of these.
function names(...parts) {
  return (error) => {
    assert.ok(error instanceof Error, `not an Error: ${error}`);
    for (const part of parts) assert.ok(error.message.includes(part), `does not name ${part}: ${error.message}`);
    return true;
  };
}

test('a template is read back, and a table in CSV too', async () => {
  const books = await import('../../dist/npm/workbook.js');
  await books.default({ module_or_path: await readFile(new URL('../../dist/npm/workbook_bg.wasm', import.meta.url)) });
  useWorkbook(books);
  const index = Index.builtin();
  const data = { values: [{ unit: 'wuqing', indicator: 'new-jobs', value: 30000, period: '2024-09', evidence: '=1+1' }] };
  const book = await index.table(data, { asOf: '2024-09' });
  assert.equal(String.fromCharCode(...book.subarray(0, 2)), 'PK');
  for (const bytes of [book, await index.table(data, { asOf: '2024-09' }, { format: 'csv' })]) {
    const read = await index.read(bytes);
    assert.deepEqual(read.problems, []);
    const [{ indicator, value, period, evidence }] = read.data.values;
    assert.deepEqual({ indicator, value, period, evidence }, { indicator: 'new-jobs', value: 30000, period: '2024-09', evidence: '=1+1' });
  }
  const blank = await index.read(await index.template({ lang: 'en', month: '2024-10' }));
  assert.deepEqual([blank.data.values, blank.problems], [[], []]);
  const text = new TextEncoder().encode('指标,甲\n新增就业,约5\n');
  const read = await index.read(text, { mapping: { 甲: 'value' }, month: '2024-10' });
  assert.deepEqual(read.problems.map(({ column, row, text: found }) => [column, row, found]), [['B', 2, '约5']]);
  await assert.rejects(index.read(new TextEncoder().encode('{}')), /^Error: no-table: /);
  assert.throws(() => index.readParts([], { mapping: { A: 'nothing' } }), /^Error: mapping.A: found `nothing`, expected /);
  index.free();
});
