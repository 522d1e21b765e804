// A browser, driven by the WebDriver protocol: no more of it than the tests here use.
// `cargo xtask test` starts the driver and says where it is.

import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  // Wide enough for the weights to stand beside the score.
  '--window-size=1280,900',
];

async function ask(method, address, body) {
  const answer = await fetch(address, { method, body: body && JSON.stringify(body) });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${method} ${address}: ${value.error}: ${value.message}`);
  return value;
}

// Opens a browser with an empty profile.
export async function open(more = []) {
  const driver = process.env.XINGFU_DRIVER;
  assert.ok(driver, 'XINGFU_DRIVER is not set: run `cargo xtask test`');
  const alwaysMatch = {
    browserName: 'chrome',
    'goog:chromeOptions': { args: [...ARGUMENTS, ...more] },
    'goog:loggingPrefs': { browser: 'ALL', performance: 'ALL' },
  };
  const { sessionId } = await ask('POST', `${driver}/session`, { capabilities: { alwaysMatch } });
  return new Session(`${driver}/session/${sessionId}`);
}

class Session {
  constructor(address) {
    this.address = address;
  }

  go(url) {
    return ask('POST', `${this.address}/url`, { url });
  }

  reload() {
    return ask('POST', `${this.address}/refresh`, {});
  }

  // Runs the body of a function in the page and gives what it returns, also what it promises.
  run(script, ...args) {
    return ask('POST', `${this.address}/execute/sync`, { script, args });
  }

  // Waits until a script returns something true, and gives it.
  async until(script, ...args) {
    for (let tries = 0; tries < 200; tries += 1) {
      const found = await this.run(script, ...args);
      if (found) return found;
      await pause(50);
    }
    throw new Error(`not within 10 s: ${script}\nthe page: ${await this.run('return document.body.innerText')}`);
  }

  devtools(cmd, params = {}) {
    return ask('POST', `${this.address}/goog/cdp/execute`, { cmd, params });
  }

  log(type) {
    return ask('POST', `${this.address}/se/log`, { type });
  }

  // What the console has said since this was last asked.
  async console() {
    const lines = await this.log('browser');
    return lines.map(({ level, message }) => `${level} ${message}`);
  }

  // The events of the network since this was last asked.
  async events(name) {
    const lines = await this.log('performance');
    return lines
      .map((line) => JSON.parse(line.message).message)
      .filter(({ method }) => method === name)
      .map(({ params }) => params);
  }

  close() {
    return ask('DELETE', this.address);
  }
}

// The score that the page shows.
export function score(session) {
  return session.until(`const shown = document.querySelector('[data-score]');
    return shown && /^[0-9]+\\.[0-9]$/.test(shown.textContent) && shown.textContent`);
}

// Moves the first slider to its other end; gives the score before and after.
export async function moveSlider(session) {
  const before = await score(session);
  // The first dimension's indicators have nothing reported: only a scored one's weight moves the score.
  await session.run(`const slider = document.querySelector('[id$=-weight-employment]:enabled');
    slider.value = slider.value === slider.max ? slider.min : slider.max;
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    slider.dispatchEvent(new Event('change', { bubbles: true }));`);
  const after = await session.until(
    `const shown = document.querySelector('[data-score]').textContent;
     return shown !== arguments[0] && shown`,
    before,
  );
  return { before, after };
}
