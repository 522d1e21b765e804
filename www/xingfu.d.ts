/** 幸福 · a composite-index calculator. */

/** A text in every language, or one for each. */
export type Text = string | { zh?: string; 'zh-Hant'?: string; en?: string };

/** How the children of a node combine. */
export type Aggregation = 'arithmetic' | 'geometric' | 'harmonic' | 'minimum' | { power: number };

export type Rule =
  | { kind: 'target'; target: number; direction: 'at_least' | 'at_most'; cap?: number; split?: boolean }
  | { kind: 'zero'; penalty: number }
  | { kind: 'hold'; penalty: number; floor?: number; items_combine?: 'mean' | 'minimum' }
  | { kind: 'milestone'; ladder: string; promised: string }
  | { kind: 'pass' }
  | { kind: 'checklist' }
  | { kind: 'coverage' }
  | { kind: 'efficacy'; unacceptable: number; satisfactory: number; clamp?: boolean }
  | { kind: 'tiered'; tiers: { value: number; share: number }[] }
  | { kind: 'goalposts'; lower: number; upper: number; transform?: 'identity' | 'ln' }
  | { kind: 'band'; from: number; to: number; lower: number; upper: number }
  | { kind: 'satisfaction'; points?: [number, number, number, number, number] }
  | { kind: 'relative'; polarity: 'positive' | 'negative'; method?: Normalisation | 'benchmark' | { benchmark: string } | { distance_to: string }; over?: 'all' | 'group' };

/** How a value among those of other units becomes points: `min_max` 0–100, `z_score` of mean 50 and deviation 10, ranks ascending, so that higher is better. */
export type Normalisation =
  | 'min_max' | { min_max: [number, number] }
  | 'z_score' | { z_score: [number, number] }
  | 'rank' | 'percentile_rank' | 'borda' | 'distance_to_best';

/** A rule of an optional ledger row: the user gives the target or the promised rung. */
export type OptionalRule =
  | Rule
  | { kind: 'target'; direction: 'at_least' | 'at_most'; cap?: number; split?: boolean }
  | { kind: 'milestone'; ladder: string };

export interface Item {
  id: string;
  title: Text;
  count?: number;
}

export interface Source {
  row?: string;
  section: string;
  quote: string;
  /** The clause that holds the quote. */
  context?: string;
}

/** What is due by the end of a month of the period: a value, a rung or a share of the whole, as the rule takes. */
export interface PlanNode {
  month: number;
  value?: number;
  rung?: string;
  share?: number;
}

export interface IndicatorDefinition<R = Rule> {
  id: string;
  title: Text;
  measure?: Text;
  weight?: number;
  rule: R;
  /** What is due by the end of months; where absent it follows from the rule. */
  plan?: PlanNode[];
  /** `cumulative` or `state`; where absent it follows from the rule. */
  progress?: 'cumulative' | 'state';
  /** How long a value stands; where absent `monthly` in an index that reads by the schedule, and `once` for its milestones, passes and checklists and in any other index. */
  frequency?: 'monthly' | 'quarterly' | 'yearly' | 'once';
  items?: Item[];
  sources?: Source[];
  method?: Text;
  note?: Text;
}

export interface DimensionDefinition {
  id: string;
  title: Text;
  weight?: number;
  rationale?: Text;
  aggregation?: Aggregation;
  dimensions?: DimensionDefinition[];
  indicators?: IndicatorDefinition[];
}

export interface LedgerRow {
  row: string;
  theme: Text;
  section?: string;
  quote: string;
  use: 'score' | 'optional' | 'record';
  method?: Text;
  note?: Text;
  dimension?: string;
  indicator?: IndicatorDefinition<OptionalRule>;
}

/** Against what is due by the month, or against the whole. */
export type Reading = 'schedule' | 'annual';

/** index.json. */
export interface IndexDefinition {
  $schema?: string;
  id: string;
  version: string;
  title: Text;
  /** What it measures, in a line. */
  about?: Text;
  notice?: Text;
  source?: { title: Text; year: number; publisher?: Text; note?: Text };
  period?: { year: number; months?: number };
  aggregation?: Aggregation;
  minimum_coverage?: number;
  /** The headline of a month before the last; `annual` where absent. */
  reading?: Reading;
  /** What becomes of missing values once the period has ended; `exclude` where absent. */
  missing_at_close?: 'zero' | 'exclude';
  minimum_coverage_at_close?: number;
  rank_decimals?: number | null;
  /** The units that it is meant for, where it is not one alone; files may call them by their aliases. */
  units?: { id: string; title: Text; group?: string; aliases?: string[] }[];
  /** The names of the groups that units are ranked within. */
  groups?: { id: string; title: Text }[];
  grades?: { from: number; label: Text }[];
  /** The indicators that are shown first. */
  highlights?: string[];
  ladders?: { [name: string]: { id: string; title: Text; points: number }[] };
  dimensions: DimensionDefinition[];
  ledger?: LedgerRow[];
  adjustments?: { cap: number };
  red_lines?: {
    id: string;
    title: Text;
    indicator: string;
    below: number;
    grade_cap: number;
    /** Put in force by the index itself, on the basis given; others need a document. */
    in_force?: boolean;
    basis?: Text;
  }[];
  schedule?: { ahead: number; behind: number };
}

export type Status = 'reported' | 'not_reported' | 'pending' | 'not_applicable';

export interface ValueEntry {
  unit: string;
  indicator: string;
  value?: number | string | number[];
  status?: Status;
  item?: string;
  baseline?: number;
  denominator?: number;
  /** `YYYY-MM` */
  period?: string;
  /** What proves it. */
  evidence?: string | { ref: string; date?: string; checked_by?: string }[];
  /** Whether it repeats the value of an earlier month, which stands for this one. */
  carried?: boolean;
  /** The answer to a warning, or why a result is awaited. */
  note?: string;
  /** `pending`: who decides. */
  decided_by?: string;
  entered_by?: string;
  /** `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM` */
  entered_at?: string;
}

/** A unit's part of a target that is `split`: above 0, in the indicator's own unit of measurement. */
export interface TargetEntry {
  unit: string;
  indicator: string;
  target: number;
}

/** What was achieved. */
export interface Dataset {
  units?: { id: string; title?: Text; group?: string }[];
  values: ValueEntry[];
  adjustments?: { unit: string; points: number; basis: string; date: string }[];
  /** Plans by indicator, in place of the index's own. */
  plans?: { [indicatorId: string]: PlanNode[] };
  /** Units' parts of targets that are `split`. A unit without one has no points there. */
  targets?: TargetEntry[];
  demonstration?: boolean;
}

/** One number per unit and indicator, all of one month. */
export interface Table {
  units: { id: string; title?: Text; group?: string }[];
  /** Ids of indicators without items whose rules take a number. */
  indicators: string[];
  /** units × indicators, unit by unit; NaN is missing. */
  values: Float64Array;
  /** `YYYY-MM` */
  period?: string;
  targets?: TargetEntry[];
}

/** What departs from the default methodology. */
export interface Methodology {
  weights?: { [nodeId: string]: number };
  /** In place of the index's own; dimensions that have one of their own keep it. */
  aggregation?: Aggregation;
  /** Where a relative rule leaves it open; `min_max` where absent. */
  normalisation?: Normalisation;
  minimumCoverage?: number;
  /** `YYYY-MM`; where absent every record counts, against the whole. */
  asOf?: string;
  /** In place of the index's own. */
  reading?: Reading;
  missingAtClose?: 'zero' | 'exclude';
  /** Red lines in force: id to the document that authorises it. */
  redLines?: { [id: string]: string };
}

export interface NodeReport {
  /** Points; null where nothing is reported. */
  score: number | null;
  /** Share among its siblings as chosen, 0–1. */
  weight: number;
  /** Product of the shares among scored siblings down the tree, 0–1. */
  effectiveWeight: number;
  /** Points of its parent due to it; null for the index itself. */
  contribution: number | null;
  /** Points of the index due to it. */
  indexContribution: number | null;
  /** effectiveWeight × (100 − score). */
  lostPoints: number | null;
  /** Share of its weight that is reported, 0–1; null where nothing applies. */
  coverage: number | null;
  /** Of indicators alone. */
  state?: IndicatorState;
  /** What is due of an indicator by the month: a value, a number of items, a share, or the points of a rung; null where its rule has no such figure. */
  due: number | null;
}

/** How an indicator stands: a value of the month; an earlier one that stands for it; one older than its frequency allows; none; others have yet to decide; nothing is due yet and nothing reached; the question does not arise. */
export type IndicatorState = 'reported' | 'carried' | 'overdue' | 'missing' | 'pending' | 'not_due' | 'not_applicable';

/** How many indicators stand how: the first seven exclude each other and sum to the indicators. */
export interface Counts {
  reported: number;
  carried: number;
  overdue: number;
  missing: number;
  pending: number;
  notDue: number;
  notApplicable: number;
  /** All that is promised is there. */
  done: number;
  /** On schedule or ahead of it. */
  onPlan: number;
  behind: number;
}

export interface UnitReport {
  id: string;
  title: Text;
  group: string | null;
  /** The name of its group, where the index gives it one. */
  groupTitle?: Text;
  /** Points of the headline; null below the minimum coverage. */
  score: number | null;
  /** Points against the whole. */
  attainment: number | null;
  /** Points against what is due by the month; the same as the attainment in the last one. */
  schedule: number | null;
  rank: number | null;
  groupRank: number | null;
  grade: string | null;
  coverage: number | null;
  counts: Counts;
  /** Bonus and penalty points within their cap; never part of the score. */
  adjustment: number;
  redLines: string[];
  nodes: { [nodeId: string]: NodeReport };
}

export interface Report {
  index: string;
  version: string;
  title: Text;
  notice: Text | null;
  asOf: string | null;
  /** Of the headline: `annual` once all is due. */
  reading: Reading;
  /** Whether weights and aggregations are the default ones. */
  published: boolean;
  demonstration: boolean;
  tree: { id: string; title: Text; parent: string | null; aggregation: Aggregation | null }[];
  units: UnitReport[];
}

export interface ScoreOptions {
  /** `zh`, `zh-Hant` or `en`: titles and grades in this language alone. Where absent, titles in all that they have, grades in Chinese. */
  lang?: string;
}

/** Scores in columns, one entry per unit in the order of the data. */
export class Evaluation {
  private constructor();
  readonly units: string[];
  /** Parents before their children; the first is the index itself. */
  readonly nodes: string[];
  /** Points at a node, of the whole where none is named; NaN where there are none. */
  scores(node?: string): Float64Array;
  /** 1 is best; 0 for the unranked. Among all, or within a group: then 0 for units of others too. Throws an Error for a group that no unit has. */
  ranks(group?: string): Uint32Array;
  /** A unit's points at a node, of the whole where none is named: the months of the year up to that of the scores, or the years of the data. NaN where there are none. */
  series(unit: string, node?: string): { periods: string[]; scores: Float64Array };
  /** What the second unit has more than the first: `from` is the first's score, `to` the second's, and the parts sum to the difference. */
  compare(first: string, second: string): Change;
  /** Share of the weight that is reported, 0–1; NaN where nothing applies. */
  coverage(node?: string): Float64Array;
  /** Throws an Error for a unit that is not there. */
  unit(id: string): UnitReport;
  report(): Report;
  free(): void;
}

/** An index, validated. */
export class Index {
  /** Throws an Error whose message begins with the JSON path at fault. */
  constructor(definition: IndexDefinition | string);
  /** 幸福武清. */
  static builtin(): Index;
  definition(): IndexDefinition;
  /** Throws an Error that names the unit and indicator, or the node or option, at fault. */
  score(data: Dataset | Table | string, methodology?: Methodology, options?: ScoreOptions): Report;
  /** The same in columns, without an object per node. Lives on when the index is freed. */
  evaluate(data: Dataset | Table | string, methodology?: Methodology, options?: ScoreOptions): Evaluation;
  /** Reads a workbook (xlsx, xls, ods) or CSV. Throws an Error for a file that is no table; a bad cell is a problem. */
  read(bytes: Uint8Array, options?: ReadOptions): Promise<ReadTable>;
  /** A workbook to be filled in, which `read` takes; CSV in UTF-8 where asked for. */
  template(options?: WriteOptions): Promise<Uint8Array>;
  /** The whole table of a data set with its scores. */
  table(data: Dataset | Table | string, methodology?: Methodology, options?: WriteOptions): Promise<Uint8Array>;
  /** Takes the change of a unit's score between two months apart; the first unit's where none is named. */
  explain(data: Dataset | string, between: { from: string; to: string; unit?: string }, methodology?: Methodology): Change;
  free(): void;
}

/** The change of a score between two months. */
export interface Change {
  /** Points in the first month; null where there are none. */
  from: number | null;
  to: number | null;
  delta: number | null;
  /** By indicator: points by another value, by more that is due, by its coming into the score or leaving it, by other weights. They sum to `delta`. */
  parts: { indicator: string; value: number; plan: number; coverage: number; weight: number }[];
}

export interface ReadOptions {
  /** `YYYY-MM`: the month of rows for which the file names none. */
  month?: string;
  /**
   * What columns hold, by `C`, `Sheet1!C` or their head: `unit`, `period`, `indicator`, `item`, `value`, `value:YYYY-MM`, `target`,
   * `status`, `baseline`, `denominator`, `evidence`, `note`, `responsible`, `supporting`, `deadline`, `contact`, `ignored`, or an indicator's id (of an item: `indicator/item`).
   */
  mapping?: { [column: string]: string };
  /** The language of reasons: `zh` where absent. */
  lang?: string;
}

/** A cell, by its place as a spreadsheet names it; rows from 1. */
export interface CellProblem {
  sheet: string;
  row: number;
  column: string;
  text: string;
  reason: string;
}

export interface ReadTable {
  /** What can be taken. */
  data: Dataset;
  /** What each column was taken for. */
  columns: { sheet: string; column: string; head: string; role: string }[];
  /** Cells that cannot be taken. */
  problems: CellProblem[];
  /** What was passed over (rows of sums, dashes) and what is new (units). */
  notes: CellProblem[];
}

export interface WriteOptions {
  /** `YYYY-MM` */
  month?: string;
  /** `zh`, `zh-Hant` or `en`. */
  lang?: string;
  /** A workbook where absent. */
  format?: 'xlsx' | 'csv';
}

/**
 * The module that reads and writes workbooks is loaded at the first call of `read`, `template` or `table`. A program that
 * loads it otherwise (in Node.js: `import init, * as workbook from 'xingfu/workbook.js'`, and `init` with its bytes) gives
 * it here before.
 */
export function useWorkbook(workbook: unknown): void;

export type ChartKind = 'contributions' | 'dimensions' | 'radar' | 'lost-points' | 'sensitivity' | 'coverage' | 'waterfall' | 'trends' | 'plan' | 'ranks' | 'difference' | 'spread' | 'scatter' | 'groups' | 'tiles' | 'map';

/**
 * GeoJSON (RFC 7946): a `FeatureCollection` of `Polygon`, `MultiPolygon`, `Point` and `MultiPoint`. A feature's `id` is a unit's; one
 * without, or of another, is ground. Its geometry is null where there is no shape. Borders that are shared have the same points in both.
 */
export interface Shapes {
  type: 'FeatureCollection';
  /** Where the borders are from: stands below the map. */
  source?: Text;
  features: { type: 'Feature'; id?: string | number; geometry: { type: string; coordinates: unknown[] } | null; [member: string]: unknown }[];
  [member: string]: unknown;
}

export interface ChartOptions {
  /** A unit's id; the first where absent. */
  unit?: string;
  lang?: string;
  /** CSS pixels, 280–1200; 760 where absent. */
  width?: number;
  theme?: 'light' | 'dark';
  /** The same data under the published weights, drawn beside. */
  published?: Report;
  byIndicator?: boolean;
  /** `sensitivity`: the node whose weight is varied; `plan`: the indicator; `tiles` and `map`: the node whose scores are shown, the whole where absent. */
  node?: string;
  /** `waterfall`: what `explain` gave up to the month of the report; `difference`: what `compare(other, unit)` gave. */
  change?: Change;
  /** `difference`: the other unit. */
  other?: string;
  /** `scatter`: the nodes to the right and upwards; the whole where absent. */
  x?: string;
  y?: string;
  /** `waterfall`: the month before, `YYYY-MM`. */
  before?: string;
  /** `trends`, `ranks` and `groups`: reports of the months, rising; `scatter`: the one before, to stand in the place of `x`. */
  months?: Report[];
  /** `plan`: what is due by the end of each month, `YYYY-MM`, and what was reached by each that is known. */
  plan?: { measure?: Text; months: string[]; due: number[]; reached: (number | null)[] };
  /** `map`: the shapes of the units. */
  shapes?: Shapes;
  /** Whether the title is drawn; yes where absent. */
  title?: boolean;
}

/** A chart as SVG text. */
export function chart(kind: ChartKind, report: Report, options?: ChartOptions): string;

export interface MountOptions {
  /** 幸福武清 where absent. */
  definition?: IndexDefinition;
  /** Demonstration data where absent. */
  data?: Dataset;
  weights?: { [nodeId: string]: number };
  /** `zh`, `zh-Hant` or `en`. */
  lang?: string;
  /** `auto`, as the system asks, where absent. */
  theme?: 'auto' | 'light' | 'dark';
  /** Large text, large targets, few controls. */
  elder?: boolean;
  /** The unit that is shown first. */
  unit?: string;
  /** How much is shown; everything where absent. */
  view?: View;
  /** The address of a page that shows everything, for a view that shows less. */
  home?: string;
  /** How the page gets what reads and writes workbooks; it offers no tables in and out without. */
  files?: () => Promise<unknown>;
  /** Whether it is a page of its own: it follows links, keeps data and takes shortcuts. */
  page?: boolean;
  /**
   * Published results in the place of a demonstration: the text of their file or its bytes, null where it cannot be had,
   * and where it is from. Passed over where `data` are given. A page of its own keeps the last good ones in the browser,
   * for when they cannot be had, and another one where it is told to `keep` them.
   */
  published?: { from: string; text: string | Uint8Array | null; keep?: boolean };
  /** Goes on from what `onState` was given, all of it assigned into one object. */
  state?: State;
  /** Called once it is drawn. */
  onReady?: (value: Value) => void;
  /** Called after each change of score or weights, and once a frame while a slider is dragged. */
  onChange?: (value: Value) => void;
  /** Called after each change of choices or view that is settled. */
  onState?: (state: State) => void;
}

/** `summary`: score and contributions; `weights`: sliders too; `ranking`: the ranking of several units alone; `full`: everything. */
export type View = 'full' | 'weights' | 'summary' | 'ranking';

export interface Value {
  /** Points of the unit that is shown; null where none are given. */
  score: number | null;
  weights: { [nodeId: string]: number };
  /** The unit that is shown, where there are several. */
  unit?: string;
}

/** All that would be lost with the page, but for what undo takes back. Opaque texts. */
export interface State {
  choices: string;
  /** Absent where the data are those that it began with or was given before. */
  data?: string;
}

export interface UpdateOptions {
  data?: Dataset;
  weights?: { [nodeId: string]: number };
  lang?: string;
  theme?: 'auto' | 'light' | 'dark';
  elder?: boolean;
  unit?: string;
  view?: View;
}

export class Mounted {
  private constructor();
  /** Changes what is given and leaves the rest. */
  update(options: UpdateOptions): void;
  /** The score and the weights at this moment; undefined before it is drawn and after `destroy`. */
  value(): Value | undefined;
  /** Takes the page out of its element. */
  destroy(): void;
  free(): void;
}

/**
 * Loads what a page needs at once: all of the module where a link or kept data wait for it, and
 * before `mount` is given a `state` (`prepare(true)`). In the package all of it is there already.
 */
export function prepare(isRestored?: boolean): Promise<void>;

/** Makes the listeners of this module deaf, when another instance takes its place. */
export function retire(): void;

/** Mounts the page into an element, in place of what is there. */
export function mount(root: Element, options?: MountOptions): Mounted;

/** Loads the module; in Node.js, pass its bytes. */
export default function init(input?: { module_or_path?: any }): Promise<unknown>;
