// Measures, on the same figures, how long it takes from a moved weight to the new order on screen:
// ours, LineUp's, and stacked bars of the first thirty by Apache ECharts.

import init, { Index, mount } from '/module/xingfu.js';
import { bars } from './echarts.mjs';
import { problem } from './generate.mjs';
import { frame, macrotask } from './tasks.mjs';

const root = document.getElementById('xingfu');
const lineUpPlace = document.getElementById('lineup');
await init();

// Rows that have to be in order before one is called new.
const FIRST = 10;

// What the bars of the others show.
const BARS = 30;

// Ours and the others, with the points of every indicator and dimension.
export async function start(units, indicators) {
  const { definition, data } = problem(units, indicators);
  const index = new Index(definition);
  const evaluation = index.evaluate(data);
  const { dimensions } = definition;
  const points = new Map(evaluation.nodes.map((node) => [node, evaluation.scores(node)]));
  evaluation.free();
  index.free();
  const mounted = mount(root, { definition, data });
  while (!root.querySelector('.board [data-row]')) await frame();
  const weights = dimensions.map(({ weight }) => weight);
  const lineUp = drawLineUp(data.units, dimensions, points, weights);
  // It draws what its place is wide enough for: the bars, of which the scores are made up, are to be among it.
  while (!lineUpPlace.querySelector('.le-tr[data-i] > [data-renderer=stack]')) await frame();
  const charts = await Promise.all(['canvas', 'svg'].map((renderer) => bars(renderer, 1160, 600)));
  const end = () => {
    mounted.destroy();
    lineUp.end();
    for (const chart of charts) chart.end();
  };
  return { data, dimensions, points, weights, lineUp, charts, end };
}

// Milliseconds of as many events, each a dimension's weight that changes the order of the first rows. One
// after the other makes all of them, so that each clears away what it leaves itself.
export async function measure(bench, events) {
  const { dimensions, lineUp, charts } = bench;
  const all = moves(bench, events);
  const times = { ours: [], lineUp: [], canvas: [], svg: [] };
  const [canvas, svg] = charts.map((chart) => ({ weights }) => {
    const figures = stacked(bench, weights);
    return timed(chart.place, () => chart.draw(figures));
  });
  const ours = ({ at, weights, wanted }) => {
    const slider = root.querySelector(`input[type=range][aria-label="${dimensions[at].title}"]`);
    slider.value = String(weights[at]);
    return moved(slider, wanted);
  };
  const theirs = ({ weights, wanted }) => lineUp.timed(weights, wanted);
  for (const [of, make] of Object.entries({ ours, lineUp: theirs, canvas, svg })) {
    for (const move of all) {
      times[of].push(await make(move));
      await rest();
    }
  }
  return times;
}

// So many weights to be moved, one at a time, with all weights and the first rows after each.
function moves(bench, events) {
  const { dimensions, weights } = bench;
  const all = [];
  let before = order(bench);
  for (let i = 0; i < events; i += 1) {
    const at = i % dimensions.length;
    let wanted = before;
    for (let turn = 0; turn < 11 && same(before, wanted); turn += 1) {
      weights[at] = (weights[at] + 1 + ((i * 7) % 10)) % 11;
      wanted = order(bench);
    }
    if (!same(before, wanted)) all.push({ at, weights: [...weights], wanted });
    before = wanted;
  }
  return all;
}

// Milliseconds of as many steps of scrolling, of a screen's height each, ours.
export async function scroll(units, steps) {
  const { definition, data } = problem(units, 10);
  const mounted = mount(root, { definition, data });
  while (!root.querySelector('.board [data-row]')) await frame();
  await frame();
  const box = root.querySelector('.board-box');
  const times = [];
  for (let i = 0; i < steps; i += 1) {
    const height = box.scrollHeight - box.clientHeight;
    times.push(await timed(root, () => {
      box.scrollTop = Math.min(((i + 1) * box.clientHeight) % height, height);
      box.dispatchEvent(new Event('scroll'));
    }));
    if (!covers(box)) throw new Error(`no row is seen at ${box.scrollTop} px`);
    await rest();
  }
  mounted.destroy();
  return { times };
}

// Whether a row stands where the box is scrolled to.
function covers(box) {
  const { left, top, width, height } = box.getBoundingClientRect();
  const seen = [...box.querySelectorAll('[data-row]')].map((row) => row.getBoundingClientRect());
  const middle = top + height / 2;
  return box.scrollTop > 0 && width > 0 && seen.some((row) => row.left <= left && row.top <= middle && row.bottom >= middle);
}

function sum(list) {
  return list.reduce((total, one) => total + one, 0);
}

// Scores by unit under these weights.
function scores({ data, dimensions, points, weights }) {
  const total = sum(weights);
  const columns = dimensions.map(({ id }) => points.get(id));
  return data.units.map((_, unit) => sum(columns.map((column, at) => column[unit] * weights[at])) / total);
}

// Positions of the first units.
function order(bench, count = FIRST) {
  const all = scores(bench);
  return [...all.keys()].sort((a, b) => all[b] - all[a] || a - b).slice(0, count);
}

function same(one, other) {
  return one.join() === other.join();
}

// The units of our first rows, from the top of the screen.
function shown() {
  const rows = [...root.querySelectorAll('.board tbody:last-child [data-row]')];
  const tops = rows.map((row) => [row.getBoundingClientRect().top, Number(row.dataset.row)]);
  return tops.sort((a, b) => a[0] - b[0]).slice(0, FIRST).map(([, row]) => row);
}

// Milliseconds until our first rows are these: of long work yew leaves the rest to another task.
async function moved(slider, wanted) {
  const begin = performance.now();
  slider.dispatchEvent(new Event('input', { bubbles: true }));
  for (;;) {
    await macrotask();
    root.getBoundingClientRect();
    const time = performance.now() - begin;
    if (same(shown(), wanted)) return time;
    if (time > PATIENCE) throw new Error(`our first rows are ${shown()} and not ${wanted}`);
  }
}

function stacked(bench, weights) {
  const { dimensions, points } = bench;
  const units = order({ ...bench, weights }, BARS);
  const total = sum(weights);
  return {
    names: units.map((unit) => `单位 ${unit + 1}`),
    series: dimensions.map(({ id, title }, at) => ({
      name: title,
      values: units.map((unit) => points.get(id)[unit] * weights[at] / total),
    })),
  };
}

// A ranking of LineUp by one weighted sum of all indicators, in the dimensions' shares.
function drawLineUp(units, dimensions, points, first) {
  const { builder, buildStringColumn, buildNumberColumn, buildRanking } = window.LineUpJS;
  const leaves = dimensions.flatMap((dimension, at) => {
    const inside = sum(dimension.indicators.map(({ weight }) => weight));
    return dimension.indicators.map(({ id, weight }) => ({ id, at, share: weight / inside }));
  });
  const effective = (weights) => leaves.map(({ at, share }) => (weights[at] / sum(weights)) * share);
  const rows = units.map((unit, row) => Object.fromEntries([
    ['name', unit.title],
    ...leaves.map(({ id }) => [id, points.get(id)[row]]),
  ]));
  const built = leaves.reduce(
    (next, { id }) => next.column(buildNumberColumn(id, [0, 100])),
    builder(rows).column(buildStringColumn('name')),
  );
  const start = effective(first);
  const ranking = buildRanking().column('name').weightedSum('score', ...leaves.flatMap(({ id }, at) => [id, start[at]]));
  const lineUp = built.ranking(ranking).sidePanel(false).animated(false).build(lineUpPlace);
  const shownRanking = lineUp.data.getFirstRanking();
  const stack = shownRanking.children.find((column) => column.setWeights);
  shownRanking.sortBy(stack, false);
  const visible = () => {
    const all = [...lineUpPlace.querySelectorAll('.le-tr[data-i]')];
    const places = all.map((row) => [Number(row.dataset.index), Number(row.dataset.i)]);
    return places.sort((a, b) => a[0] - b[0]).slice(0, FIRST).map(([, row]) => row);
  };
  // Milliseconds until its first rows are these.
  const waited = async (weights, wanted) => {
    const begin = performance.now();
    stack.setWeights(effective(weights));
    while (!same(visible(), wanted)) {
      if (performance.now() - begin > PATIENCE) throw new Error(`LineUp's first rows are ${visible()} and not ${wanted}`);
      await macrotask();
    }
    lineUpPlace.getBoundingClientRect();
    return performance.now() - begin;
  };
  return { timed: waited, end: () => lineUp.destroy() };
}

const PATIENCE = 10000;

async function timed(place, act) {
  const begin = performance.now();
  act();
  await macrotask();
  place.getBoundingClientRect();
  return performance.now() - begin;
}

// Until what was drawn is painted.
async function rest() {
  await frame();
  await macrotask();
}

window.rankings = { start, measure, scroll };
