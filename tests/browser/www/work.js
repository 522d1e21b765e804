// An hour of work at the desk, at random but by a seed, and a module that dies at any of its moments.
//
// `work.until(seed, reach)` works until the module is dead, `work.recovered()` pushes the button that its message
// has, and `work.lost()` says what of the work before is not there any more. What was there is kept with the
// window, for a page that is opened again.
(() => {
  // One of the functions that the module asks for traps, once, as a fault inside the module does: nothing that it was
  // about to do is done, and it never recovers from that. (module (func (export "f") unreachable))
  const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
  const trap = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports.f;
  let copy = {};
  let left = Infinity;
  const killing = (call) => {
    const own = copy;
    return function (...all) {
      if (own === copy) {
        left -= 1;
        if (left < 1) {
          left = Infinity;
          copy = {};
          trap();
        }
      }
      return call.apply(this, all);
    };
  };
  const isScript = (thing) => typeof thing === 'function' && !String(thing).includes('[native code]');
  const wrapped = (imports) => Object.fromEntries(Object.entries(imports).map(([name, module]) => [
    name,
    Object.fromEntries(Object.entries(module).map(([name, one]) => [name, isScript(one) ? killing(one) : one])),
  ]));
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const real = WebAssembly[name];
    WebAssembly[name] = (source, imports) => real.call(WebAssembly, source, wrapped(imports));
  }

  const KEPT = 'work of the test';
  const known = JSON.parse(sessionStorage.getItem(KEPT)) || { months: {}, seed: 1, steps: 0, opening: 0 };
  const keep = () => sessionStorage.setItem(KEPT, JSON.stringify(known));
  if (known.opening) left = known.opening;

  // mulberry32, whose state goes along.
  function dice() {
    known.seed = (known.seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(known.seed ^ (known.seed >>> 15), 1 | known.seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  const of = (list) => list[Math.floor(dice() * list.length)];
  const all = (css) => [...document.querySelectorAll(`#xingfu ${css}`)];
  const first = (css) => document.querySelector(`#xingfu ${css}`);
  const say = (one, type) => one.dispatchEvent(new Event(type, { bubbles: true }));
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  const until = async (holds) => {
    for (const end = Date.now() + 8000; Date.now() < end; await frame()) if (holds()) return true;
    return false;
  };

  const isDead = () => !!document.querySelector('.trouble[role=alert] button');
  const isAtDesk = () => !!first('.grid-row');
  const month = () => first('[id$=-month]');
  const cells = () => all('.grid-row [id*=-cell-][id$=-value]');
  const score = () => first('[data-score]').textContent;
  const weights = () => (location.hash.match(/[&#][wg]=[^&]*/g) || []).join();
  const isRed = (cell) => cell.getAttribute('aria-invalid') === 'true';

  /** What stands in the column of values: texts by row, apart from what could not be read. */
  function column() {
    const read = {};
    const drafts = {};
    for (const cell of cells()) {
      (isRed(cell) ? drafts : read)[cell.id] = cell.textContent;
    }
    return { read, drafts };
  }

  async function enter() {
    const cell = of(cells());
    known.touched = cell.id;
    for (const type of ['mousedown', 'mouseup', 'click']) cell.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }));
    await frame();
    const field = cell.querySelector('.grid-field');
    if (!field || isDead()) return;
    field.value = dice() < 0.1 ? '很多' : String(Math.floor(dice() * 90) + 1);
    say(field, 'input');
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  }

  async function choose() {
    const options = [...month().options].filter((one) => one.value >= '2024-07' && one.value <= '2024-10');
    known.moving = true;
    month().value = of(options).value;
    say(month(), 'change');
  }

  async function weigh() {
    const slider = of(all('input[type=range]'));
    known.moving = true;
    slider.value = String(Math.floor(dice() * 11));
    say(slider, 'input');
    say(slider, 'change');
  }

  async function back() {
    known.undone = true;
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, cancelable: true }));
  }

  async function change() {
    first('[id$=-desk-switch]').click();
  }

  async function look() {
    of(all('[role=tab], .row-head, [id*=-row-]')).click();
  }

  function next() {
    const chance = dice();
    if (!isAtDesk()) return of(all('[role=tab]').length ? [weigh, weigh, look, change, change] : [weigh, change]);
    if (chance < 0.7) return enter;
    if (chance < 0.8) return choose;
    if (chance < 0.9) return back;
    return change;
  }

  /** Notes what is there, once a step is done. */
  function note() {
    if (isAtDesk()) known.months[month().value] = column();
    Object.assign(known, { weights: weights(), score: score(), month: month() && month().value });
    Object.assign(known, { touched: null, moving: false, undone: false });
    known.said = all('.store-switch button').map((one) => one.textContent).join();
    keep();
  }

  async function step() {
    const act = next();
    known.act = act.name;
    keep();
    await act();
    await frame();
    await frame();
    known.steps += 1;
    if (!isDead() && left !== Infinity) note();
  }

  const differing = (one, other) => Object.keys({ ...one, ...other }).filter((key) => (one[key] || '') !== (other[key] || ''));

  window.work = {
    /** Works until the module is dead, after so many calls of its own. */
    async until(seed, reach) {
      known.seed = seed;
      known.opening = 0;
      left = Infinity;
      note();
      left = reach;
      for (let steps = 0; left !== Infinity; steps += 1) {
        if (steps > 500) return 'it does not die';
        await step();
      }
      keep();
      return (await until(isDead)) ? null : `killed while it ${known.act}s, and nothing says so`;
    },

    /** Lets the next page die as it opens. */
    dieAtOpening(reach) {
      known.opening = reach;
      keep();
    },

    survived() {
      known.opening = 0;
      left = Infinity;
      keep();
    },

    async recovered() {
      document.querySelector('.trouble button').click();
      return until(() => !document.querySelector('.trouble') && first('[data-score]') && !first('.waiting'));
    },

    /** What of the work is lost, with drafts or without; null where nothing is. */
    async lost(withDrafts) {
      if (!isAtDesk()) await change();
      if (!await until(() => cells().length)) return 'there is no desk';
      // A store with nothing in it is not what a page opens with.
      const own = first('.store-switch button:last-child');
      if (own.getAttribute('aria-pressed') !== 'true') own.click();
      await frame();
      await frame();
      const [at, seen] = [month().value, score()];
      if (!known.moving && at !== known.month) return `the month ${at} in the place of ${known.month}`;
      if (!known.moving && weights() !== known.weights) return `weights of ${weights()} in the place of ${known.weights}`;
      if (!known.moving && !known.undone && !known.touched && seen !== known.score) return `a score of ${seen} in the place of ${known.score}`;
      for (const one of Object.keys(known.months)) {
        month().value = one;
        say(month(), 'change');
        await frame();
        await frame();
        const { read, drafts } = column();
        const before = known.months[one];
        const parts = [['value', differing(read, before.read)], ['draft', withDrafts ? differing(drafts, before.drafts) : []]];
        for (const [kind, ids] of parts) {
          const others = ids.filter((id) => id !== known.touched && !(id in before.drafts && !withDrafts));
          const most = known.undone ? 1 : 0;
          if (others.length > most) return `${one}: ${kind} of ${others}: ${others.map((id) => `${read[id]} for ${before.read[id]}`)}`;
        }
      }
      month().value = at;
      say(month(), 'change');
      await frame();
      return null;
    },

    known,
  };
})();
