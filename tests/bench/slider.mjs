// Measures in the page: how long the main thread is busy with one slider event, and what stays in memory.

import initPage, { mount as mountPage } from '/plain/xingfu.js';
import initPackage, { mount as mountPackage } from '/module/xingfu.js';
import { charts, figures } from './echarts.mjs';
import { problem } from './generate.mjs';
import { frame, macrotask } from './tasks.mjs';

const root = document.getElementById('xingfu');
const [wasm] = await Promise.all([initPage(), initPackage()]);
let mounted;
// What the charts show under the default weights.
let standard;

// Mounts the built-in index as the page does, or, from the package, a made-up one of this size.
export async function start(units, indicators) {
  if (mounted) mounted.destroy();
  mounted = units ? mountPackage(root, problem(units, indicators)) : mountPage(root, {});
  // The page's module comes in two parts; what is measured is the whole.
  if (!units) while (!root.querySelector('.data-source .primary:enabled')) await frame();
  await frame();
  await frame();
  standard = figures(root);
}

// Milliseconds from the event to style and layout done, once for every event.
export async function measure(events) {
  const times = [];
  let changed = 0;
  let late = 0;
  const observer = new MutationObserver(() => {});
  for (let i = 0; i < events; i += 1) {
    const slider = next(i);
    const before = score();
    const start = performance.now();
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await macrotask();
    root.getBoundingClientRect();
    times.push(performance.now() - start);
    // Observing costs by the change, and is no part of the event.
    observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
    if (score() !== before) changed += 1;
    // Painting is not the main thread's; what is drawn later than the event is told.
    await frame();
    await macrotask();
    if (observer.takeRecords().length > 0) late += 1;
    observer.disconnect();
  }
  return { times, changed, late };
}

// Milliseconds of as many slider events, as in `measure`, and in turn with each those of ECharts
// drawing the charts that are seen, the same in all they show, from the same figures, on a canvas and as SVG.
export async function compare(events) {
  const renderers = ['canvas', 'svg'];
  const others = await Promise.all(renderers.map((renderer) => charts(standard, renderer)));
  const times = { ours: [], canvas: [], svg: [] };
  const shown = figures(root).length;
  for (let i = 0; i < events; i += 1) {
    const slider = next(i);
    times.ours.push(await timed(() => slider.dispatchEvent(new Event('input', { bubbles: true }))));
    await frame();
    await macrotask();
    const now = figures(root);
    for (const [at, renderer] of renderers.entries()) {
      const { place, draw } = others[at];
      const input = () => draw(now);
      place.addEventListener('input', input, { once: true });
      times[renderer].push(await timed(() => {
        place.dispatchEvent(new Event('input'));
        place.getBoundingClientRect();
      }));
      await frame();
      await macrotask();
    }
  }
  for (const { end } of others) end();
  return { times, shown };
}

// Milliseconds from the click to the desk laid out, once for every opening.
export async function openDesk(times) {
  const found = [];
  for (let i = 0; i < times; i += 1) {
    found.push(await timed(() => root.querySelector('[id$=-desk-switch]').click()));
    if (!root.querySelector('.grid-field')) throw new Error('the desk did not open');
    await frame();
    await macrotask();
    if (i + 1 < times) root.querySelector('[id$=-desk-switch]').click();
    await frame();
    await macrotask();
  }
  return { times: found };
}

// Milliseconds from a keystroke in the grid to style and layout done: arrows and digits, each third
// one Enter, which takes a value and scores anew.
export async function keystrokes(count) {
  const found = [];
  for (let i = 0; i < count; i += 1) {
    const field = root.querySelector('.grid-field');
    field.focus();
    const key = ['ArrowDown', '7', 'Enter'][i % 3];
    found.push(await timed(() => {
      const taken = !field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      if (taken || key.length > 1) return;
      field.value += key;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }));
    if (root.querySelector('[data-cell].active').dataset.cell.startsWith('60:')) {
      root.querySelector('.grid-field').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', ctrlKey: true, bubbles: true, cancelable: true }));
    }
    await frame();
    await macrotask();
  }
  return { times: found };
}

async function timed(act) {
  const start = performance.now();
  act();
  await macrotask();
  root.getBoundingClientRect();
  return performance.now() - start;
}

// Slider events without a pause, to see what they leave behind.
export async function wear(events) {
  for (let i = 0; i < events; i += 1) {
    next(i).dispatchEvent(new Event('input', { bubbles: true }));
    await macrotask();
  }
}

// Mounts and destroys the page, to see what that leaves behind.
export async function remount(cycles) {
  for (let i = 0; i < cycles; i += 1) {
    mounted.destroy();
    mounted = mountPage(root, {});
    await macrotask();
  }
  await frame();
}

export function moduleBytes() {
  return wasm.memory.buffer.byteLength;
}

// A visible slider, in turn, set to another value than it has.
function next(i) {
  const sliders = [...root.querySelectorAll('input[type=range]:enabled')].filter((slider) => slider.offsetParent);
  const slider = sliders[i % sliders.length];
  const [min, max, step] = [Number(slider.min || 0), Number(slider.max || 100), Number(slider.step) || 1];
  const count = Math.round((max - min) / step) + 1;
  const now = Math.round((Number(slider.value) - min) / step);
  slider.value = String(min + ((now + 1 + ((i * 7) % (count - 1))) % count) * step);
  return slider;
}

function score() {
  return root.querySelector('[data-score]').textContent;
}

window.bench = { start, measure, compare, openDesk, keystrokes, wear, remount, moduleBytes };
