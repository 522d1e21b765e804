// The service worker: it keeps the page for use without a network. With a network, everything comes from the server,
// apart from files that are named by their content, which cannot be out of date.

// `cargo xtask build` writes these: the build, its files named by content, those of them that are kept once they have been
// used, and the others.
const BUILD = '';
const ASSETS = [];
const ON_USE = [];
const ENTRIES = [];

const PAGE = './';
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
  if (ASSETS.includes(name)) {
    event.respondWith(kept(name).then((answer) => answer || fetch(request)));
  } else if (ON_USE.includes(name)) {
    event.respondWith(used(request, name));
  } else if (name === '' || name === 'index.html') {
    event.respondWith(fresh(request, PAGE));
  } else if (ENTRIES.includes(name)) {
    event.respondWith(fresh(request, name));
  }
});

async function keep() {
  const cache = await caches.open(CACHE);
  const entries = [PAGE, ...ENTRIES].map((name) => new Request(name, { cache: 'no-cache' }));
  await cache.addAll([...entries, ...ASSETS]);
}

async function forgetOthers() {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(others.map((name) => caches.delete(name)));
}

async function kept(name) {
  const cache = await caches.open(CACHE);
  return cache.match(name);
}

// The kept answer, or the server's, which is kept from then on.
async function used(request, name) {
  const there = await kept(name);
  if (there) return there;
  const answer = await fetch(request);
  if (answer.ok) {
    const cache = await caches.open(CACHE);
    await cache.put(name, answer.clone());
  }
  return answer;
}

// The server's answer, or the kept one without a network or behind a gateway that reports none.
async function fresh(request, name) {
  let answer;
  try {
    answer = await fetch(request);
    if (answer.status < 500) return answer;
  } catch (error) {
    answer = Response.error();
  }
  return (await kept(name)) || answer;
}
