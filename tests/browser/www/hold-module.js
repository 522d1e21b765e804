// Inside a frame: no module is made before the page around says `go`.
(() => {
  const hold = (name) => {
    const real = WebAssembly[name];
    WebAssembly[name] = async (...all) => {
      while (!parent.go) await new Promise((done) => setTimeout(done, 20));
      return real.apply(WebAssembly, all);
    };
  };
  ['instantiate', 'instantiateStreaming'].filter((name) => WebAssembly[name]).forEach(hold);
})();
