// The page inside a frame: it reports its height and readiness to the page around, and obeys a few commands of that page.
// It never takes an address or markup from outside. Browser kernels from Chrome 80 on understand this file.

/** Changes of height below this are not worth a message. */
const LEAST = 2;
/** More growth than this within GROWTH_TIME, or right behind so many resizings of the frame, never ends by itself. */
const MOST_GROWTHS = 20;
const GROWTH_TIME = 2000;
const MOST_FOLLOWING = 8;
const FOLLOWING_TIME = 100;

/** Who follows a height has done so after so many milliseconds. */
const FOLLOWED_TIME = 1000;

/** The style of a frame whose height nobody adapts. */
const FIXED = new URL('./frame.css', import.meta.url).href;

const address = location.href;
let id = '';
let place = null;
let asker = null;

function post(message, origin) {
  parent.postMessage(message, origin);
}

function say(type, more, origin = '*') {
  post(Object.assign({ source: 'xingfu', v: 1, id, type }, more), origin);
}

/** In three dialects: ours, AMP's, and that of the systems that read a JSON text. */
function sayHeight(height) {
  say('resize', { height });
  post({ sentinel: 'amp', type: 'embed-size', height }, '*');
  post(JSON.stringify({ src: address, context: 'iframe.resize', height }), '*');
}

function watchHeight() {
  let last = 0;
  let resized = -Infinity;
  let following = 0;
  let growths = [];
  // A page around that follows the height leaves nothing to scroll; a bar that came until it has followed would make
  // the lines narrower, and the height another one. One that does not follow leaves the bar.
  const show = () => {
    document.documentElement.style.overflowY = id && innerHeight + LEAST > last ? 'hidden' : '';
  };
  const observer = new ResizeObserver(() => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (Math.abs(height - last) < LEAST) return;
    const now = performance.now();
    if (height > last) {
      growths = growths.filter((time) => now - time < GROWTH_TIME).concat(now);
      following = now - resized < FOLLOWING_TIME ? following + 1 : 0;
    }
    if (growths.length > MOST_GROWTHS || following > MOST_FOLLOWING) {
      observer.disconnect();
      last = Infinity;
      show();
      console.warn('xingfu: the height follows that of the frame; it is not told any more');
      return;
    }
    last = height;
    sayHeight(height);
    setTimeout(show, FOLLOWED_TIME);
  });
  addEventListener('resize', () => {
    resized = performance.now();
    show();
  });
  observer.observe(document.body, { box: 'border-box' });
}

/** The most weights of a command, and the longest text in it: far above what any index needs. */
const MOST_WEIGHTS = 10000;
const LONGEST = 200;

const isText = (value) => typeof value === 'string' && value.length <= LONGEST;

/** Counts before anything is read: a page around may send what it likes. */
function areWeights(value) {
  if (typeof value !== 'object' || value === null) return false;
  const ids = Object.keys(value);
  if (ids.length > MOST_WEIGHTS) {
    console.warn(`xingfu: weights: found ${ids.length} entries, expected at most ${MOST_WEIGHTS}`);
    return false;
  }
  return ids.every((id) => isText(id) && Number.isFinite(value[id]));
}

/** The settings that a command can change, each with a check of its value. */
const SETTINGS = {
  weights: areWeights,
  lang: isText,
  view: isText,
  unit: isText,
  theme: isText,
  elder: (value) => typeof value === 'boolean',
};

function set(name, value) {
  if (!place || !SETTINGS[name](value)) return;
  try {
    place.update({ [name]: value });
  } catch (error) {
    // An invalid setting changes nothing.
  }
}

const COMMANDS = {
  set(message) {
    for (const name of Object.keys(SETTINGS)) {
      if (message[name] !== undefined) set(name, message[name]);
    }
  },
  theme(message) {
    set('theme', message.theme);
  },
  print() {
    print();
  },
  get() {
    // A page without an origin of its own, such as one in a sandbox, can be told only so.
    if (place) say('value', place.value(), asker === 'null' ? '*' : asker);
  },
};

function listen(event) {
  const message = event.data;
  if (event.source !== parent || typeof message !== 'object' || message === null) return;
  if (message.source !== 'xingfu' || message.v !== 1) return;
  if (!Object.prototype.hasOwnProperty.call(COMMANDS, message.type)) return;
  // Whoever asks first is the only one who is answered.
  if (asker === null) asker = event.origin;
  if (event.origin === asker) COMMANDS[message.type](message);
}

/** Lays the page out for the height that a frame without a script of ours has. */
function fit() {
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = FIXED;
  document.head.append(style);
  document.documentElement.classList.add('xingfu-fixed');
}

/** Begins to tell the height; `name` is what the page around calls this frame: nothing where no script of ours is there. */
export function begin(name) {
  id = name;
  if (!name) fit();
  watchHeight();
  addEventListener('message', listen);
}

/** The calculator is there. */
export function ready(calculator) {
  if (place) return;
  place = calculator;
  say('ready');
}
