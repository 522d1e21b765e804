// Measures the first visit on a slow phone: a processor slowed down four times, 1.6 Mbit/s, 150 ms.
// Prints a line of JSON for each row of the table of `cargo xtask bench`.

import { fileURLToPath } from 'node:url';
import { Files } from './static.mjs';
import { open } from './webdriver.mjs';

const VISITS = 9;
/** Milliseconds that a visit is watched. */
const WATCHED = 5000;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const PHONE = { width: 390, height: 844, deviceScaleFactor: 2, mobile: true };

// Runs before the page's own scripts: notes when something is seen, when it can be used, and what moves.
const WATCH = `
  window.load = { shift: 0, tasks: 0 };
  new PerformanceObserver((list) => {
    for (const { hadRecentInput, value } of list.getEntries()) if (!hadRecentInput) load.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) if (name === 'first-contentful-paint') load.seen = startTime;
  }).observe({ type: 'paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) load.tasks += Math.max(0, duration - 50);
  }).observe({ type: 'longtask', buffered: true });
  const watch = new MutationObserver(() => {
    const slider = document.querySelector('#xingfu input[type=range]:enabled');
    if (!slider) return;
    watch.disconnect();
    // The task that draws the page has to end before anything else can be done.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { load.usable = performance.now(); };
    port2.postMessage(null);
  });
  watch.observe(document, { subtree: true, childList: true });
`;

const files = await new Files(fileURLToPath(new URL('../../dist/page', import.meta.url)), { packed: true }).on();
const visits = [];
try {
  for (let number = 0; number < VISITS; number += 1) visits.push(await visit());
} finally {
  await files.off();
}

row('slow phone: the page arrives to something seen', 'ms', ({ seen, arrived }) => seen - arrived, 100);
row('slow phone: start to interactive', 'ms', ({ usable }) => usable, 1500);
row('slow phone: main thread blocked (beyond 50 ms a task)', 'ms', ({ tasks }) => tasks, null);
row('slow phone: layout shift, first visit', 'CLS', ({ shift }) => shift, 0);

// Each visit has a browser of its own, with nothing kept of the page. It runs already when the page is opened: it has
// shown a picture.
async function visit() {
  const session = await open();
  try {
    await session.go(`${files.address}/latest/favicon.svg`);
    await session.devtools('Emulation.setDeviceMetricsOverride', PHONE);
    await session.devtools('Network.enable');
    await session.devtools('Network.emulateNetworkConditions', NETWORK);
    await session.devtools('Emulation.setCPUThrottlingRate', { rate: 4 });
    await session.devtools('Page.addScriptToEvaluateOnNewDocument', { source: WATCH });
    await session.go(`${files.address}/latest/`);
    // Nobody asks meanwhile: an answer takes the page's time. What comes later may move something, too.
    await new Promise((done) => setTimeout(done, WATCHED));
    await session.until('return load.usable && load.seen && document.querySelector("#xingfu .panel.details")');
    return await session.run(`const [page] = performance.getEntriesByType('navigation');
      return { ...load, arrived: page.responseEnd }`);
  } finally {
    await session.close();
  }
}

function row(what, unit, of, budget) {
  const values = visits.map(of).sort((a, b) => a - b);
  const at = (share) => values[Math.min(values.length - 1, Math.floor(values.length * share))];
  console.log(JSON.stringify({ what, unit, median: at(0.5), p95: at(0.95), budget }));
}
