// The service worker: it keeps the page for use without a network. With a network, everything comes from the server,
// apart from files that are named by their content, which cannot be out of date.
//
// Nothing is kept, and nothing that was kept is served, but files with the bytes that the build wrote: what a server or
// anybody who can reach the cache puts in their place is dropped, and fetched anew where there is a network.

// `cargo xtask build` writes these: the build, and by name the digests of its files: of those named by content, of those of
// them that are kept once they have been used, and of the others, the page among them as PAGE.
const BUILD = '';
const ASSETS = {};
const ON_USE = {};
const ENTRIES = {};

const PAGE = './';
const DIGESTS = { ...ASSETS, ...ON_USE, ...ENTRIES };
const has = (files, name) => Object.prototype.hasOwnProperty.call(files, name);
const SCOPE = self.registration.scope;
const PREFIX = `xingfu ${SCOPE} `;
const CACHE = PREFIX + BUILD;

self.addEventListener('install', (event) => {
  // A page under development is not kept.
  if (BUILD) event.waitUntil(keep().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const [address] = request.url.split(/[?#]/);
  if (!BUILD || request.method !== 'GET' || !address.startsWith(SCOPE)) return;
  const name = address.slice(SCOPE.length);
  if (has(ASSETS, name) || has(ON_USE, name)) {
    event.respondWith(once(request, name));
  } else if (name === '' || name === 'index.html') {
    event.respondWith(fresh(event, PAGE));
  } else if (has(ENTRIES, name)) {
    event.respondWith(fresh(event, name));
  }
});

// Without one of the files that are named by content there is no page to keep. One of the others may have been altered by
// the server, which is then asked each time.
async function keep() {
  const cache = await caches.open(CACHE);
  const put = async (name, mode) => {
    const answer = await fetch(name, { cache: mode });
    const whole = await isWhole(answer, name);
    if (whole) await cache.put(name, answer);
    return whole;
  };
  await Promise.all([
    ...Object.keys(ENTRIES).map((name) => put(name, 'no-cache')),
    ...Object.keys(ASSETS).map(async (name) => {
      // What the browser keeps by itself may be what was altered.
      if (await put(name, 'default') || await put(name, 'reload')) return;
      throw new Error(`${name} is not the file that was published`);
    }),
  ]);
}

async function forgetOthers() {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(others.map((name) => caches.delete(name)));
}

// The kept answer, if it is what was published.
async function kept(name) {
  const cache = await caches.open(CACHE);
  const answer = await cache.match(name);
  if (!answer || await isWhole(answer, name)) return answer;
  await cache.delete(name);
  return undefined;
}

// Whether an answer has the bytes that were published under this name.
async function isWhole(answer, name) {
  if (!answer.ok) return false;
  const digest = await crypto.subtle.digest('SHA-256', await answer.clone().arrayBuffer());
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}` === DIGESTS[name];
}

// The kept answer, or the server's, which is kept from then on.
async function once(request, name) {
  const there = await kept(name);
  if (there) return there;
  const answer = await fetch(request);
  if (await isWhole(answer, name)) {
    const cache = await caches.open(CACHE);
    await cache.put(name, answer.clone());
  }
  return answer;
}

// The server's answer, or the kept one without a network or behind a gateway that reports none.
async function fresh(event, name) {
  let answer;
  try {
    answer = await fetch(event.request);
    if (answer.status < 500) {
      event.waitUntil(made(name, answer.clone()));
      return answer;
    }
  } catch (error) {
    answer = Response.error();
  }
  return (await kept(name)) || answer;
}

// Keeps what was not yet what the build wrote when this worker came: a site may be updated file by file.
async function made(name, answer) {
  const cache = await caches.open(CACHE);
  if (!await cache.match(name) && await isWhole(answer, name)) await cache.put(name, answer);
}
