// Uses the whole interface; compiled, never run.
import init, { Evaluation, Index, chart, mount } from 'xingfu';
import type { ChartKind, Dataset, IndexDefinition, Methodology, Mounted, MountOptions, Report, Table, UnitReport } from 'xingfu';

await init();
await init({ module_or_path: new Uint8Array() });

const definition: IndexDefinition = {
  id: 'small-town',
  version: '1.0.0',
  title: { zh: '小镇', en: 'Small town' },
  aggregation: { power: -1 },
  dimensions: [
    {
      id: 'work',
      title: 'Work',
      aggregation: 'geometric',
      indicators: [
        { id: 'jobs', title: 'Jobs', weight: 3, rule: { kind: 'target', direction: 'at_least', target: 1000 } },
        { id: 'calm', title: 'Calm', rule: { kind: 'zero', penalty: 10 } },
        { id: 'done', title: 'Done', rule: { kind: 'pass' } },
      ],
    },
  ],
};

const data: Dataset = {
  units: [{ id: 'north', title: 'North', group: 'towns' }],
  values: [
    { unit: 'north', indicator: 'jobs', value: 900, period: '2024-06' },
    { unit: 'north', indicator: 'calm', status: 'pending' },
    { unit: 'north', indicator: 'done', value: 'pass' },
  ],
};

const methodology: Methodology = { weights: { work: 2 }, aggregation: 'harmonic', minimumCoverage: 0.5, asOf: '2024-06', redLines: { accident: 'No. 1' } };

const index = new Index(definition);
const fromText = new Index(JSON.stringify(definition));
const builtin: Index = Index.builtin();
const copy: IndexDefinition = builtin.definition();
const report: Report = index.score(data);
const other: Report = index.score(data, methodology);
const english: Report = index.score(data, methodology, { lang: 'en' });

const table: Table = { units: [{ id: 'north' }], indicators: ['jobs', 'calm'], values: new Float64Array([900, NaN]), period: '2024-06' };
const evaluation: Evaluation = index.evaluate(table, methodology, { lang: 'en' });
const columns: Float64Array[] = [evaluation.scores(), evaluation.scores('work'), evaluation.coverage(), evaluation.coverage('jobs')];
const ranks: Uint32Array = evaluation.ranks();
const names: string[] = [...evaluation.units, ...evaluation.nodes];
const one: UnitReport = evaluation.unit('north');
const all: Report = evaluation.report();
index.evaluate(data).free();
index.evaluate(JSON.stringify(data)).free();
evaluation.free();

for (const unit of report.units) {
  const score: number | null = unit.score;
  const rank: number | null = unit.rank;
  const groupRank: number | null = unit.groupRank;
  const grade: string | null = unit.grade;
  const coverage: number | null = unit.coverage;
  const adjustment: number = unit.adjustment;
  const crossed: string[] = unit.redLines;
  for (const [id, node] of Object.entries(unit.nodes)) {
    const sum: number = node.weight + node.effectiveWeight + (node.coverage ?? 0) + (node.contribution ?? 0) + (node.indexContribution ?? 0) + (node.lostPoints ?? 0);
    const line: string = `${id} ${node.score ?? '–'} ${sum}`;
  }
}

const kind: ChartKind = 'contributions';
const svg: string = chart(kind, report);
const other_svg: string = chart('sensitivity', report, { unit: 'north', lang: 'en', width: 400, theme: 'dark', published: other, byIndicator: true, node: 'work', title: false });
const made_up: boolean = report.demonstration && report.published;
const parents: (string | null)[] = report.tree.map((node) => node.parent);

declare const root: Element;
const options: MountOptions = { definition, data, weights: { work: 1 }, lang: 'en', unit: 'north', page: false };
const mounted: Mounted = mount(root, options);
mounted.update({ data });
mounted.update({ weights: { work: 3 }, lang: 'zh', unit: 'north' });
mounted.destroy();
mount(root).destroy();
index.free();
fromText.free();

// @ts-expect-error: a definition has dimensions
const withoutDimensions: IndexDefinition = { id: 'a', version: '1', title: 'A' };
// @ts-expect-error: a rule has one of the known kinds
const unknownRule: IndexDefinition['dimensions'][number] = { id: 'a', title: 'A', indicators: [{ id: 'b', title: 'B', rule: { kind: 'guess' } }] };
// @ts-expect-error: a status is one of four
const unknownStatus: Dataset = { values: [{ unit: 'a', indicator: 'b', status: 'lost' }] };
// @ts-expect-error: a value names its indicator
const withoutIndicator: Dataset = { values: [{ unit: 'a', value: 1 }] };
// @ts-expect-error: weights are numbers
const textWeight: Methodology = { weights: { work: 'much' } };
// @ts-expect-error: numbers of a table are a Float64Array
index.evaluate({ units: [{ id: 'north' }], indicators: ['jobs'], values: [900] });
// @ts-expect-error: an evaluation is made by an index
new Evaluation();
// @ts-expect-error: an index has a definition
new Index();
// @ts-expect-error: scores may be null
const certain: number = report.units[0]!.score;
// @ts-expect-error: the index itself contributes to nothing
const whole: number = report.units[0]!.nodes['small-town']!.contribution;
// @ts-expect-error: a definition is not changed once it is mounted
mounted.update({ definition });
// @ts-expect-error: the kinds of chart are known
chart('pie', report);
// @ts-expect-error: an element is needed
mount('#root');
