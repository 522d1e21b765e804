// Registers the service worker, by which the page opens without a network from the second visit on. Browsers allow it
// neither from disk, nor over HTTP from another machine; inside another site's page it is not wanted.

if (window.top === window && window.isSecureContext && 'serviceWorker' in navigator) {
  // A browser that refuses it, such as in a private window, shows the page all the same.
  navigator.serviceWorker.register(new URL('sw.js', import.meta.url)).catch(() => {});
}
