// Uses the page at random, as a person could: `wander(seed, steps)` gives what is wrong after a step, or null.
(() => {
  // mulberry32: small, and enough to choose by.
  const chance = (seed) => () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };

  const place = () => document.getElementById('xingfu');
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));

  // What opens a dialog of the browser, hands a file over or speaks.
  const LEAVES = /^(SVG|PNG|CSV|打印|列印|Print|下载.*|下載.*|导入.*|匯入.*|Import.*|导出.*|匯出.*|Export.*|朗读.*|朗讀.*|Read.*|选择文件.*|Choose.*|保存.*|Save.*|备份.*|Back.*)$/;

  const isOffered = (one) => {
    if (one.disabled || one.closest('[hidden], [inert]')) return false;
    if (one.localName === 'a') return (one.getAttribute('href') || '').startsWith('#');
    if (one.type === 'file') return false;
    const box = one.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && !LEAVES.test(one.textContent.trim());
  };

  const say = (one, type) => one.dispatchEvent(new Event(type, { bubbles: true }));

  const TYPED = ['0', '1', '7', '10', '33.3', '100', '1e3', '-1', '12,000', '3.6万', '85%', '约5', '', '=1+1', '建成', '否'];

  /** Does one thing with a control, and says what. */
  function use(one, dice) {
    const of = (list) => list[Math.floor(dice() * list.length)];
    const name = (one.getAttribute('aria-label') || one.textContent || one.id).trim().slice(0, 40);
    if (one.localName === 'select') {
      const options = [...one.options].filter((option) => !option.disabled);
      one.value = of(options).value;
      say(one, 'change');
      return `chooses ${one.value} of ${one.id || name}`;
    }
    if (one.type === 'range') {
      const moves = 1 + Math.floor(dice() * 3);
      for (let move = 0; move < moves; move += 1) {
        one.value = String(Number(one.min) + dice() * (Number(one.max) - Number(one.min)));
        say(one, 'input');
      }
      say(one, 'change');
      return `moves ${one.id} to ${one.value}`;
    }
    if (one.type === 'checkbox' || one.type === 'radio' || one.localName === 'summary' || one.localName === 'a') {
      one.click();
      return `chooses ${name}`;
    }
    if (one.localName === 'input' || one.localName === 'textarea') {
      one.focus();
      one.value = of(TYPED);
      say(one, 'input');
      say(one, 'change');
      one.blur();
      return `types ${JSON.stringify(one.value)} into ${one.id || name}`;
    }
    one.focus();
    one.click();
    return `pushes ${name || one.className}`;
  }

  /** A key as it is pressed in the grid or anywhere. */
  function press(dice) {
    const keys = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Enter', 'Escape', 'Home', 'End', 'F2', 'Delete', '1', '7'];
    const key = keys[Math.floor(dice() * keys.length)];
    const target = document.activeElement || document.body;
    const event = { key, bubbles: true, cancelable: true, ctrlKey: dice() < 0.1 };
    target.dispatchEvent(new KeyboardEvent('keydown', event));
    target.dispatchEvent(new KeyboardEvent('keyup', event));
    return `presses ${key}`;
  }

  /** What does not hold of the page; null where all does. */
  function wrong() {
    const pages = document.querySelectorAll('#xingfu .xingfu, #xingfu.xingfu');
    if (pages.length !== 1) return `${pages.length} pages`;
    if (document.querySelector('.trouble')) return `trouble: ${document.querySelector('.trouble').textContent}`;
    const ids = [...place().querySelectorAll('[id]')].map((one) => one.id);
    if (new Set(ids).size !== ids.length) return `an id twice: ${ids.find((id, at) => ids.indexOf(id) !== at)}`;
    for (const shown of place().querySelectorAll('[data-score]')) {
      if (!/^(—|100\.0|\d{1,2}\.\d)$/.test(shown.textContent)) return `a score of ${shown.textContent}`;
    }
    const text = place().textContent;
    const strange = text.search(/NaN|undefined|Infinity|\[object|null/);
    if (strange >= 0) return `a text: ${text.slice(Math.max(0, strange - 20), strange + 30)}`;
    const shares = [...place().querySelectorAll('.weight-list > li > .weight-row .share')].map((one) => parseFloat(one.textContent));
    const sum = shares.reduce((all, share) => all + share, 0);
    if (shares.length && !shares.some(Number.isNaN) && sum !== 0 && Math.abs(sum - 100) > 0.051) return `shares of ${shares.join(' + ')} = ${sum}`;
    return null;
  }

  window.wander = async (seed, steps) => {
    const dice = chance(seed);
    const done = [];
    for (let step = 0; step < steps; step += 1) {
      const offered = [...place().querySelectorAll('button, select, input, textarea, summary, a[href], .grid-row [tabindex], .drawing[tabindex]')].filter(isOffered);
      // There is always a way on.
      if (!offered.length) return { step, wrong: 'nothing to use', done };
      done.push(dice() < 0.15 ? press(dice) : use(offered[Math.floor(dice() * offered.length)], dice));
      if (done.length > 12) done.shift();
      await frame();
      const found = wrong();
      if (found) return { step, wrong: found, done };
    }
    return null;
  };
})();
