// Comes before every script of a page that is tested: remembers what goes wrong.
(() => {
  const lines = [];
  window.recorded = lines;
  const add = (kind, text) => lines.push(`${kind}: ${text}`);
  const say = (thing) => (thing instanceof Error ? `${thing.message}\n${thing.stack}` : String(thing));
  addEventListener('error', (event) => {
    const source = event.target;
    if (source && source !== window) add('not loaded', source.src || source.href || source.outerHTML);
    else add('error', event.error ? say(event.error) : event.message);
  }, true);
  addEventListener('unhandledrejection', (event) => add('unhandled rejection', say(event.reason)));
  addEventListener('securitypolicyviolation', (event) => {
    add('policy violated', `${event.violatedDirective} by ${event.blockedURI} in ${event.sourceFile}:${event.lineNumber}`);
  });
  const { error } = console;
  console.error = function (...things) {
    add('console.error', things.map(say).join(' '));
    error.apply(this, things);
  };
})();
