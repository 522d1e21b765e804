// Somebody else's scripts, which go wrong once they are told to.
window.failAtChanges = () => {
  document.addEventListener('xingfu-change', () => {
    throw new RangeError('not ours');
  });
};
window.failInEveryWay = () => {
  setTimeout(() => {
    throw new RangeError('another script');
  });
  Promise.reject(new TypeError('another promise'));
  // (module (func (export "f") unreachable))
  const trap = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
  setTimeout(() => new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(trap))).exports.f());
};
