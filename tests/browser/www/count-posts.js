// Counts what the page tells other windows, and itself.
window.posted = 0;
{
  const real = window.postMessage;
  window.postMessage = function (...all) {
    window.posted += 1;
    return real.apply(this, all);
  };
}
