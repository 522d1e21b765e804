// Loads the module once a page, mounts the calculator into its places, and mounts it again once the module has died: a
// fault inside the module stops every place at once, and only another copy of it works.
// Browser kernels from Chrome 80 on understand this file.

const GLUE = new URL('./xingfu.js', import.meta.url).href;

const WORDS = {
  'zh-Hans': {
    died: '计算器出了故障，已停止响应。您的权重和数据都已保留，最后一步操作可能需要重做，撤销记录不再保留。',
    recover: '恢复',
    recovering: '正在恢复…',
    failed: '未能恢复，请检查网络后再试。',
  },
  'zh-Hant': {
    died: '計算器出了故障，已停止回應。您的權重和數據都已保留，最後一步操作可能需要重做，復原記錄不再保留。',
    recover: '恢復',
    recovering: '正在恢復…',
    failed: '未能恢復，請檢查網路後再試。',
  },
  en: {
    died: 'The calculator has failed and no longer responds. Your weights and data are kept; the last step may have to be taken again, and undo does not reach back beyond this.',
    recover: 'Recover',
    recovering: 'Recovering…',
    failed: 'Could not recover. Please check the connection and try again.',
  },
};

/** Every place with a calculator, working or dead. */
const places = new Set();
let copy = 0;
/** The script of the present copy, as it stands in the stack of an error. */
let address = GLUE;
let loading = null;
let glue = null;
let isDead = false;
/** The ways to fail of all that the module has promised. */
const waiting = new Set();
/** The level of the module's stack now, and its level while the module is idle. */
let level = () => 0;
let rest = 0;

/** The module, loaded at the first call. */
export function load() {
  if (!loading) {
    loading = start();
    loading.catch(() => {
      loading = null;
      // It may have died at that, and the same address gives the same copy.
      copy += 1;
    });
  }
  return loading;
}

async function start() {
  if (typeof WebAssembly !== 'object') throw new Error('WebAssembly is switched off');
  address = copy ? `${GLUE}?r=${copy}` : GLUE;
  const module = await (copy ? import(address) : import('./xingfu.js'));
  const { __wbindgen_add_to_stack_pointer: moved } = await module.default();
  level = () => moved(0);
  rest = level();
  // A page that begins with a link or kept data, or goes on from where another copy was, needs all of the module.
  if (module.prepare) await answered(module.prepare(copy > 0));
  glue = module;
  return module;
}

/** What the module promises; a module that dies meanwhile keeps no promise. */
function answered(promise) {
  return new Promise((done, fail) => {
    waiting.add(fail);
    const end = (settle) => (value) => {
      waiting.delete(fail);
      settle(value);
    };
    promise.then(end(done), end(fail));
  });
}

/**
 * Puts the calculator into an element, in place of what is there. Options are those of `mount`.
 *
 * `null` if it is no longer wanted once the module is loaded.
 */
export async function put(element, options = {}, isWanted = () => true) {
  await load();
  // Words of other languages than this come with the rest of the module.
  const isOther = options.lang && !/^zh(-(hans|cn|sg))?$/i.test(options.lang);
  if ((options.state || options.published || isOther) && glue.prepare) await answered(glue.prepare(true));
  return isWanted() ? new Place(element, options) : null;
}

/**
 * The results that are published at an address, for `put`: null where there are none, `text: null` where they cannot
 * be had.
 */
export async function published(address) {
  const results = { from: address, text: null };
  try {
    const answer = await fetch(address, { cache: 'no-cache', credentials: 'omit' });
    if (answer.status === 404 || answer.status === 410) return null;
    if (answer.ok) results.text = await answer.text();
  } catch (error) {
    console.warn(`xingfu: ${address}: ${error.message}`);
  }
  return results;
}

class Place {
  constructor(element, options) {
    this.element = element;
    this.options = options;
    this.kept = this.options.state || null;
    this.missed = {};
    this.weights = null;
    this.mounted = null;
    if (isDead) {
      element.textContent = '';
      this.room = element.appendChild(document.createElement('div'));
      this.say('died');
    } else {
      this.mount();
    }
    places.add(this);
  }

  mount() {
    const { onReady, onChange, onState, ...options } = this.options;
    // A room of its own each time: listeners of a dead module hang on the old one.
    const room = document.createElement('div');
    options.onState = (parts) => {
      this.kept = Object.assign({}, this.kept, parts);
      if (onState) later(() => onState(this.kept));
    };
    options.onChange = (detail) => {
      this.weights = detail.weights;
      if (onChange) later(() => onChange(detail));
    };
    if (onReady) options.onReady = (detail) => later(() => onReady(detail));
    Object.assign(options, this.again());
    const before = Array.from(this.element.childNodes);
    this.element.appendChild(room);
    const stood = level();
    try {
      this.mounted = glue.mount(room, options);
    } catch (error) {
      room.remove();
      if (level() !== stood) die();
      throw error;
    }
    before.forEach((node) => node.remove());
    this.room = room;
    this.trouble = null;
  }

  /** Changes the given options and no others; throws, and changes nothing, if one of them is invalid. */
  update(changes) {
    if (isDead) {
      Object.assign(this.missed, changes);
      return;
    }
    const stood = level();
    try {
      this.mounted.update(changes);
    } catch (error) {
      // An error that leaves the stack level is a refusal, after which the module works on.
      if (level() === stood) throw error;
      die();
    }
  }

  /** The score and the weights at this moment. */
  value() {
    return isDead || !this.mounted ? undefined : this.mounted.value();
  }

  /** Options that begin again from here. */
  again() {
    if (this.kept) return { state: this.kept };
    return this.weights ? { weights: this.weights } : {};
  }

  destroy() {
    places.delete(this);
    try {
      if (this.mounted && !isDead) {
        this.mounted.destroy();
        this.mounted.free();
      }
    } finally {
      this.mounted = null;
      this.element.textContent = '';
    }
  }

  words() {
    const drawn = this.room.querySelector('[lang]');
    const tag = (drawn && drawn.lang) || this.options.lang || document.documentElement.lang || '';
    if (/^zh[-_](hant|tw|hk|mo)/i.test(tag)) return WORDS['zh-Hant'];
    return /^en/i.test(tag) ? WORDS.en : WORDS['zh-Hans'];
  }

  /** Shows a message above the frozen calculator. */
  say(what) {
    const words = this.words();
    this.room.classList.add('xingfu-frozen');
    this.room.setAttribute('inert', '');
    if (this.trouble) this.trouble.remove();
    const alert = document.createElement('div');
    alert.className = 'xingfu trouble';
    alert.setAttribute('role', 'alert');
    const text = alert.appendChild(document.createElement('p'));
    text.textContent = words[what];
    if (what !== 'recovering') {
      const button = alert.appendChild(document.createElement('button'));
      button.type = 'button';
      button.className = 'primary';
      button.textContent = words.recover;
      button.addEventListener('click', () => recover(this));
    }
    this.trouble = alert;
    this.element.insertBefore(alert, this.element.firstChild);
  }

  revive() {
    this.mount();
    const missed = this.missed;
    this.missed = {};
    if (Object.keys(missed).length) this.mounted.update(missed);
  }
}

/** Another copy of the module takes the place of the dead one, everywhere. */
async function recover(asked) {
  places.forEach((place) => place.say('recovering'));
  try {
    if (glue.retire) glue.retire();
  } catch (error) {
    // It is dead already.
  }
  copy += 1;
  loading = null;
  try {
    await load();
  } catch (error) {
    console.error(error);
    places.forEach((place) => place.say('failed'));
    return;
  }
  isDead = false;
  places.forEach((place) => place.revive());
  asked.room.tabIndex = -1;
  asked.room.focus();
}

function die() {
  waiting.forEach((fail) => fail(new Error('the module has died')));
  waiting.clear();
  if (isDead || !glue) return;
  isDead = true;
  places.forEach((place) => place.say('died'));
}

/** Calls a function of the page around while the module is idle, so that its errors are its own. */
function later(call) {
  Promise.resolve().then(call);
}

/**
 * After an error of anybody's: whether it was thrown through the module, which never recovers from that.
 *
 * What is thrown leaves the module's stack where it was, so that it does not come back to rest. It is read when
 * nothing is at work any more: an error may be told while the module waits for somebody else's listener. Where it was
 * its own listener, called by what it was doing to the document, that work goes on and puts the stack to rest: a trap
 * tells whose it was.
 */
function examine(event) {
  const error = event.error || event.reason;
  const isTrap = glue && error instanceof WebAssembly.RuntimeError && String(error.stack).includes(`${address}:`);
  setTimeout(() => {
    if (isTrap || level() !== rest) die();
  });
}

addEventListener('error', examine);
addEventListener('unhandledrejection', examine);
