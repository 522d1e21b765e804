// <xingfu-index weights="employment:3;education:1" lang="zh" theme="light" elder view="summary">static content</xingfu-index>
//
// The calculator as an element of any page, in a shadow tree of its own. `data` names a file of published results, on
// this or another site; without it they lie beside this script. What stands in the element is shown until the
// calculator is ready, and for good where it never is. Of several on a page the first tells the notice. Fires `xingfu-ready` and `xingfu-change`, each with
// `{score, weights}`. Browser kernels from Chrome 80 on understand this file.

import { published, put } from './loader.js';

const STYLE = new URL('./style.css', import.meta.url).href;
const LATER = new URL('./later.css', import.meta.url).href;
const HOME = new URL('./index.html', import.meta.url).href;
/** Published results, beside this script where no attribute names others. */
const PUBLISHED = './published.json';

/** `employment:3;education:1`; undefined where there is none. */
function weightsOf(text) {
  const weights = {};
  for (const pair of (text || '').split(';')) {
    const [id, weight] = pair.split(':').map((part) => part.trim());
    if (!id) continue;
    if (!weight || !Number.isFinite(Number(weight))) {
      console.warn(`<xingfu-index weights>: "${pair.trim()}" is no weight`);
      continue;
    }
    weights[id] = Number(weight);
  }
  return weights;
}

/** One place on a page tells the notice in each language: the first. */
function tellOnce() {
  const told = new Set();
  for (const place of document.querySelectorAll('xingfu-index, [data-xingfu]')) {
    const tag = place._language ? place._language() : place.getAttribute('data-lang') || '';
    const language = /^en/i.test(tag) ? 'en' : 'zh';
    if (place._room) place._room.classList.toggle('xingfu-brief', told.has(language));
    told.add(language);
  }
}

class XingfuIndex extends HTMLElement {
  static get observedAttributes() {
    return ['weights', 'lang', 'theme', 'elder', 'view', 'unit'];
  }

  constructor() {
    super();
    this._place = null;
    this._kept = null;
    this._turn = 0;
    this._changed = new Set();
    const tree = this.attachShadow({ mode: 'open' });
    this._style = document.createElement('link');
    this._style.rel = 'stylesheet';
    this._later = document.createElement('link');
    this._later.rel = 'stylesheet';
    // Nothing waits for it: WebKit would draw nothing until it is there.
    this._later.media = 'print';
    this._later.fetchPriority = 'high';
    this._later.addEventListener('load', () => { this._later.media = 'all'; }, { once: true });
    this._static = document.createElement('slot');
    this._room = document.createElement('div');
    this._room.className = 'xingfu-room';
    tree.append(this._style, this._later, this._static, this._room);
  }

  /** The score and the weights at this moment; null before the calculator is ready. */
  get value() {
    return (this._place && this._place.value()) || null;
  }

  connectedCallback() {
    tellOnce();
    if (this._isStarting) return;
    if (!this._place) {
      this._start();
      return;
    }
    // Moved within one task: it is still there, but the browser reads its style again.
    if (this._style.sheet) return;
    this._room.style.visibility = 'hidden';
    const show = () => { this._room.style.visibility = ''; };
    this._styled().then(show, show);
  }

  disconnectedCallback() {
    tellOnce();
    Promise.resolve().then(() => {
      if (!this.isConnected) this._stop();
    });
  }

  attributeChangedCallback(name, was, is) {
    if (was === is) return;
    if (this._place && this._changed.size === 0) Promise.resolve().then(() => this._update());
    this._changed.add(name);
  }

  async _start() {
    const turn = (this._turn += 1);
    this._isStarting = true;
    // Until it is ready, what stands in the element is seen, and not both.
    this._room.classList.add('awaited');
    try {
      const data = this.getAttribute('data');
      const address = data ? new URL(data, document.baseURI).href : new URL(PUBLISHED, import.meta.url).href;
      const [results] = await Promise.all([published(address), this._styled()]);
      const options = this._options();
      // On a page of others only what its attribute names is kept.
      if (results) options.published = Object.assign(results, { keep: !!data });
      options.onChange = (detail) => this._tell('xingfu-change', detail);
      options.onState = (state) => { this._kept = { state }; };
      let drawn = null;
      const show = () => {
        // Drawn again when another copy of the module has taken over.
        if (!this._place || !drawn || this._static.hidden) return;
        this._static.hidden = true;
        this._room.classList.remove('awaited');
        this._tell('xingfu-ready', drawn);
      };
      options.onReady = (detail) => {
        drawn = detail;
        show();
      };
      const isHere = () => turn === this._turn && this.isConnected;
      const place = await put(this._room, options, isHere);
      if (!place) return;
      this._place = place;
      show();
      this._update();
    } catch (error) {
      // The static content stays.
      console.error(error);
    } finally {
      if (turn === this._turn) this._isStarting = false;
    }
  }

  /** The style comes first: the calculator is never seen without it. */
  _styled() {
    if (this._style.sheet) return Promise.resolve();
    const styled = new Promise((resolve, reject) => {
      this._style.addEventListener('load', resolve, { once: true });
      this._style.addEventListener('error', () => reject(new Error(`cannot load ${STYLE}`)), { once: true });
    });
    // What several units need is among what comes later.
    const isMore = this.hasAttribute('data') || this.getAttribute('view') === 'ranking';
    const more = isMore && new Promise((resolve) => {
      this._later.addEventListener('load', resolve, { once: true });
      this._later.addEventListener('error', resolve, { once: true });
    });
    if (!this._style.href) this._style.href = STYLE;
    if (!this._later.href) this._later.href = LATER;
    return Promise.all([styled, more]);
  }

  _options() {
    const options = { home: HOME, lang: this._language() };
    // It goes on from where it was, but for what has been changed since.
    if (this._kept && this._kept.state) return Object.assign(options, this._kept);
    const weights = weightsOf(this.getAttribute('weights'));
    if (Object.keys(weights).length) options.weights = weights;
    if (!this._changed.has('weights')) Object.assign(options, this._kept);
    this._changed.clear();
    const view = this.getAttribute('view');
    if (view) options.view = view;
    // A unit that the data do not have keeps nothing else from being shown: it is told once that is there.
    if (this.hasAttribute('unit')) this._changed.add('unit');
    if (this.hasAttribute('theme')) options.theme = this.getAttribute('theme');
    if (this.hasAttribute('elder')) options.elder = this.getAttribute('elder') !== 'false';
    return options;
  }

  /** Its own language, or else that of the text around it. */
  _language() {
    const around = this.closest('[lang]');
    const tag = this.getAttribute('lang') || (around && around.lang) || '';
    return /^(zh|en)\b/i.test(tag) ? tag : 'zh';
  }

  _update() {
    const changed = this._changed;
    this._changed = new Set();
    if (!this._place) return;
    const changes = {};
    if (changed.has('weights')) changes.weights = weightsOf(this.getAttribute('weights'));
    if (changed.has('lang')) {
      changes.lang = this._language();
      tellOnce();
    }
    if (changed.has('view')) changes.view = this.getAttribute('view') || 'full';
    if (changed.has('unit') && this.getAttribute('unit')) changes.unit = this.getAttribute('unit');
    if (changed.has('theme')) changes.theme = this.getAttribute('theme') || 'auto';
    if (changed.has('elder')) changes.elder = this.hasAttribute('elder') && this.getAttribute('elder') !== 'false';
    for (const name of Object.keys(changes)) {
      // One that is at fault does not keep the others from being followed.
      try {
        this._place.update({ [name]: changes[name] });
      } catch (error) {
        console.warn(`<xingfu-index ${name}>: ${error.message}`);
      }
    }
  }

  _stop() {
    this._turn += 1;
    this._isStarting = false;
    const place = this._place;
    if (!place) return;
    this._kept = place.again();
    this._place = null;
    this._static.hidden = false;
    place.destroy();
  }

  _tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

if (!customElements.get('xingfu-index')) customElements.define('xingfu-index', XingfuIndex);
