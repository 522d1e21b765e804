// Lets the page open without a network from the second visit on, where the browser allows it: not from
// disk, not over HTTP from another machine, and not inside a page of others.

if (window.top === window && window.isSecureContext && 'serviceWorker' in navigator) {
  // A browser that keeps nothing, such as in a private window, shows the page all the same.
  navigator.serviceWorker.register(new URL('sw.js', import.meta.url)).catch(() => {});
}
