// Measures the first visit on a slow phone: a processor slowed down four times, 1.6 Mbit/s, 150 ms.
// Prints a line of JSON for each row of the table of `cargo xtask bench`.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Files } from './static.mjs';
import { open } from './webdriver.mjs';

const VISITS = 9;
/** Milliseconds that a visit is watched. */
const WATCHED = 5000;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const PHONE = { width: 390, height: 844, deviceScaleFactor: 2, mobile: true };

// Runs before the page's own scripts: notes when it can be used. It begins once the page is read, and everything else is
// asked for at the end: whoever looks takes the page's time.
const WATCH = `
  window.load = {};
  document.addEventListener('DOMContentLoaded', () => {
    const look = () => {
      if (!document.querySelector('#xingfu button.change:enabled')) return;
      watch.disconnect();
      // The task that draws the page has to end before anything else can be done.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { load.usable = performance.now(); };
      port2.postMessage(null);
    };
    const watch = new MutationObserver(look);
    watch.observe(document, { subtree: true, childList: true });
    look();
  });
`;

// What the browser has kept: when something was seen, what moved, and how long tasks were beyond 50 ms.
const KEPT = `
  const entries = (type) => new Promise((done) => {
    const found = [];
    new PerformanceObserver((list) => found.push(...list.getEntries())).observe({ type, buffered: true });
    setTimeout(() => done(found), 200);
  });
  const sum = (all, of) => all.reduce((total, entry) => total + of(entry), 0);
  return (async () => {
    const [paints, shifts, tasks] = await Promise.all(['paint', 'layout-shift', 'longtask'].map(entries));
    const [page] = performance.getEntriesByType('navigation');
    return {
      ...load,
      arrived: page.responseEnd,
      seen: paints.find(({ name }) => name === 'first-contentful-paint').startTime,
      shift: sum(shifts.filter(({ hadRecentInput }) => !hadRecentInput), ({ value }) => value),
      tasks: sum(tasks, ({ duration }) => Math.max(0, duration - 50)),
    };
  })()
`;

const files = await new Files(fileURLToPath(new URL('../../dist/page', import.meta.url)), { packed: true }).on();
// What the browser itself takes: a page of nothing but the bar that the page shows first.
const html = await readFile(`${files.folder}/latest/index.html`, 'utf8');
const [bar] = /<svg id="xingfu-progress".*<\/svg>/.exec(html);
files.instead.set('/bar.html', `<!doctype html><meta name="viewport" content="width=device-width"><body topmargin="0" leftmargin="0">${bar}`);
const visits = [];
const bare = [];
try {
  for (let number = 0; number < VISITS; number += 1) {
    visits.push(await visit('latest/', WATCHED, 'load.usable && document.querySelector("#xingfu .panel.details")'));
    bare.push(await visit('bar.html', 1000, 'true'));
  }
} finally {
  await files.off();
}

const seen = ({ seen, arrived }) => seen - arrived;
row(visits, 'slow phone: the page has arrived to something seen', 'ms', seen, 100);
row(bare, 'slow phone: the same for a page of one bar and nothing else', 'ms', seen, null);
row(visits, 'slow phone: start to interactive', 'ms', ({ usable }) => usable, 1500);
row(visits, 'slow phone: main thread blocked (beyond 50 ms a task)', 'ms', ({ tasks }) => tasks, null);
row(visits, 'slow phone: layout shift, first visit', 'CLS', ({ shift }) => shift, 0);

// Each visit has a browser of its own, with nothing kept of the page. It runs already when the page is opened: it has
// shown a picture.
async function visit(page, watched, isDone) {
  const session = await open();
  try {
    await session.go(`${files.address}/latest/favicon.svg`);
    await session.devtools('Emulation.setDeviceMetricsOverride', PHONE);
    await session.devtools('Network.enable');
    await session.devtools('Network.emulateNetworkConditions', NETWORK);
    await session.devtools('Emulation.setCPUThrottlingRate', { rate: 4 });
    await session.devtools('Page.addScriptToEvaluateOnNewDocument', { source: WATCH });
    await session.go(`${files.address}/${page}`);
    // Nobody asks meanwhile: an answer takes the page's time. What comes later may move something, too.
    await new Promise((done) => setTimeout(done, watched));
    await session.until(`return ${isDone}`);
    return await session.run(KEPT);
  } finally {
    await session.close();
  }
}

function row(visits, what, unit, of, budget) {
  const values = visits.map(of).sort((a, b) => a - b);
  const at = (share) => values[Math.min(values.length - 1, Math.floor(values.length * share))];
  console.log(JSON.stringify({ what, unit, median: at(0.5), p95: at(0.95), budget }));
}
