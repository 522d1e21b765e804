import puppeteer from 'puppeteer-core';
const b = await puppeteer.launch({ executablePath: 'node_modules/.chromium-83/chromium', args: ['--no-sandbox','--headless','--disable-gpu','--single-process','--no-zygote','--disable-dev-shm-usage'] });
for (const path of process.argv.slice(2)) {
const p = await b.newPage(); await p.evaluateOnNewDocument(() => { const o = console.error; console.error = (e) => o(String(e && (e.stack || e))); });
p.on('console', m => console.log(m.type(), m.text())); p.on('pageerror', e => console.log('pageerror', String(e)));
p.on('requestfailed', r => console.log('failed', r.url(), r.failure().errorText));
await p.goto(path.startsWith('http') ? path : process.env.XINGFU_PAGE + path); await new Promise(r => setTimeout(r, 3000)); console.log(await p.evaluate(() => document.querySelector('[data-score]') && document.querySelector('[data-score]').textContent)); }
await b.close();
