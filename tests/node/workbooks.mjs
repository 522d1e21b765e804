// Measures reading and writing of workbooks: writing in Node.js, reading in the page, whose tasks are watched meanwhile.
// Prints a line of JSON for each row of the table of `cargo xtask bench`.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import init, { Index, useWorkbook } from '../../dist/npm/xingfu.js';
import * as workbook from '../../dist/npm/workbook.js';
import { Files } from './static.mjs';
import { open } from './webdriver.mjs';

const ROUNDS = 5;
const MONTHS = Array.from({ length: 9 }, (_, month) => `2024-0${month + 1}`);
const INDICATORS = ['new-jobs', 'rural-canteens', 'day-care-centres', 'care-complexes', 'it-classrooms', 'nine-year-schools'];

const bytes = (name) => readFile(new URL(`../../dist/npm/${name}`, import.meta.url));
await init({ module_or_path: await bytes('xingfu_bg.wasm') });
await workbook.default({ module_or_path: await bytes('workbook_bg.wasm') });
useWorkbook(workbook);

const index = Index.builtin();
const empty = await index.table({ units: [{ id: 'a' }, { id: 'b' }], values: [] }, {}, { format: 'csv' });
const perUnit = (new TextDecoder().decode(empty).split('\r\n').length - 4) / 2;

const files = await new Files(fileURLToPath(new URL('../../dist/page', import.meta.url)), { packed: true }).on();
try {
  for (const rows of [10000, 100000]) {
    await writing(rows);
    files.instead.set('/table.csv', csv(rows));
    files.instead.set('/table.xlsx', Buffer.from(await asWorkbook(csv(rows))));
    await reading(rows, 'csv');
    await reading(rows, 'xlsx');
  }
} finally {
  await files.off();
}

async function writing(rows) {
  const units = Array.from({ length: Math.ceil(rows / perUnit) }, (_, unit) => ({ id: `村${unit}` }));
  const values = units.flatMap(({ id }) => INDICATORS.map((indicator, n) => ({ unit: id, indicator, value: n, period: '2024-09' })));
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await index.table({ units, values }, { asOf: '2024-09' });
    times.push(performance.now() - start);
  }
  row(`writing a workbook of ${rows.toLocaleString('en')} rows, 18 columns, in Node.js`, times, null);
}

function csv(rows) {
  const lines = ['unit,period,indicator,value,status,evidence'];
  for (let unit = 0; lines.length <= rows; unit += 1) {
    for (const month of MONTHS) {
      for (const indicator of INDICATORS) lines.push(`村${unit},${month},${indicator},${unit % 90},,文号${unit}`);
    }
  }
  return `${lines.slice(0, rows + 1).join('\n')}\n`;
}

// The same cells as a workbook: what reads CSV gives what writes workbooks takes.
async function asWorkbook(text) {
  const parts = [];
  workbook.read(new TextEncoder().encode(text), (part) => parts.push(Buffer.from(part)));
  return workbook.write(Buffer.concat(parts));
}

async function reading(rows, kind) {
  const visits = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    // Another browser each time: what is kept already would not be written again.
    const session = await open();
    try {
      await session.go(`${files.address}/latest/?desk`);
      await session.until('return document.querySelector("[aria-controls$=files]")');
      await session.run('document.querySelector("[aria-controls$=files]").click()');
      await session.until('return document.querySelector(".files input[type=file]")');
      visits.push(await session.run(`
        return (async () => {
          const response = await fetch('${files.address}/table.${kind}');
          const body = await response.blob();
          const given = new DataTransfer();
          given.items.add(new File([body], 'table.${kind}'));
          const input = document.querySelector('.files input[type=file]');
          let longest = 0;
          const watch = new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => { longest = Math.max(longest, duration); }));
          // Whatever opening the desk took has been told by then.
          await new Promise((done) => setTimeout(done, 500));
          watch.observe({ entryTypes: ['longtask'] });
          const start = performance.now();
          input.files = given.files;
          input.dispatchEvent(new Event('change', { bubbles: true }));
          while (!document.querySelector('.preview')) await new Promise((done) => setTimeout(done, 10));
          const took = performance.now() - start;
          await new Promise((done) => setTimeout(done, 300));
          const read = longest;
          longest = 0;
          const before = performance.now();
          document.querySelector('.preview .primary').click();
          const kept = () => /本机/.test(document.querySelector('.store-switch').textContent);
          while (!kept()) {
            if (performance.now() - before > 60000) throw new Error('the table was not kept within a minute');
            await new Promise((done) => setTimeout(done, 10));
          }
          const confirmed = performance.now() - before;
          await new Promise((done) => setTimeout(done, 1000));
          return { took, longest: read, confirmed, longestOfConfirmed: longest };
        })()
      `));
    } finally {
      await session.close();
    }
  }
  const size = `${rows.toLocaleString('en')} rows (${kind})`;
  row(`reading ${size} to the preview, in the page`, visits.map(({ took }) => took), null);
  row(`the page's longest task while ${size} are read; 0: none beyond 50 ms`, visits.map(({ longest }) => longest), 50);
  row(`confirming ${size}, until they are kept`, visits.map(({ confirmed }) => confirmed), null);
  row(`the page's longest task from confirming ${size} to a second after they are kept; 0: none beyond 50 ms`, visits.map(({ longestOfConfirmed }) => longestOfConfirmed), 50);
}

function row(what, times, budget) {
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  console.log(JSON.stringify({ what, unit: 'ms', median: at(0.5), p95: at(0.95), budget }));
}
