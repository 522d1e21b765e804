// Loads the calculator and puts it into the page. Browser kernels from Chrome 80 on understand this file.
//
// Flags in the address: `embed`, `brief` (the notice stands elsewhere on the page around), `static` (the published result
// only), `lang`, `view`, `theme`, `elder`, `data`, `index`, `unit`.

const root = document.getElementById('xingfu');
const progress = document.getElementById('xingfu-progress');
const status = document.getElementById('xingfu-status');
const flags = new URLSearchParams(location.search);
const isOn = (flag) => flags.has(flag) && flags.get(flag) !== 'false';
const isFramed = parent !== window;

/** The styles of what comes later; '' where they stand in the page. */
const LATER = new URL('./later.css', import.meta.url).href;

/** Once they are there, or cannot be had. */
let styled = null;

/** WebKit draws nothing of a document that waits for a style, so that it waits for none: this is one for paper until it is there. */
function style() {
  if (styled || !LATER) return styled;
  const link = document.head.appendChild(document.createElement('link'));
  link.id = 'xingfu-later';
  link.rel = 'stylesheet';
  link.media = 'print';
  // Before what it is for, though it is of no use yet.
  link.fetchPriority = 'high';
  styled = new Promise((done) => {
    link.addEventListener('load', () => { link.media = 'all'; done(); }, { once: true });
    link.addEventListener('error', done, { once: true });
  });
  link.href = LATER;
  return styled;
}

/** Whether the browser keeps data of the reader's own. */
function keeps() {
  try {
    return Object.keys(localStorage).some((name) => name.startsWith('xingfu:'));
  } catch {
    return false;
  }
}

function options() {
  const options = { page: true };
  const take = (flag, known) => {
    if (known.includes(flags.get(flag))) options[flag] = flags.get(flag);
  };
  take('view', ['full', 'weights', 'summary', 'ranking']);
  if (flags.has('unit')) options.unit = flags.get('unit');
  take('theme', ['light', 'dark', 'auto']);
  if (flags.has('elder')) options.elder = isOn('elder');
  options.files = () => import('./files.js');
  if (flags.has('embed')) options.home = location.href.replace(/[?#].*$/, '');
  return options;
}

// Imported here and not at the top, so that a browser which cannot read the module still reaches the message.
async function start() {
  const frame = isFramed ? await import('./frame.js') : null;
  if (frame) frame.begin(flags.get('embed') || '');
  if (isOn('static')) {
    end();
    return;
  }
  // What these lead to is among it, and is not drawn without.
  const isMore = ['desk', 'index', 'data'].some((flag) => flags.has(flag)) || location.hash || keeps();
  if (isMore) style();
  const { put } = await import('./loader.js');
  const choices = options();
  const results = await new Promise((told) => { window.xingfuPublished(told); });
  if (results) choices.published = results;
  const drawn = new Promise((done) => { choices.onReady = done; });
  // Results may be of several units.
  await (document.documentElement.classList.contains('xingfu-published') ? style() : styled);
  let place = await put(root, choices);
  // Another index takes the place of this one.
  root.addEventListener('xingfu-open', (event) => {
    event.preventDefault();
    place.destroy();
    choices.published = { from: '', text: event.detail };
    put(root, choices).then((other) => { place = other; }, explain);
  });
  end();
  style();
  if (frame) drawn.then(() => frame.ready(place));
  import('./offline.js').catch(console.error);
}

// Removes the signs of waiting.
function end() {
  if (progress) progress.remove();
  if (status) status.remove();
}

function explain(error) {
  console.error(error);
  const reason = error.message || error;
  if (window.xingfuExplain) {
    window.xingfuExplain(reason);
  } else if (status) {
    // What has the words for it did not come either.
    if (progress) progress.remove();
    status.setAttribute('role', 'alert');
    status.textContent = `计算器未能载入，请刷新本页。 The calculator could not be loaded; please reload this page. (${reason})`;
  }
}

// Another place on the page around tells the notice.
if (isOn('brief')) document.documentElement.classList.add('xingfu-brief');
start().catch(explain);
