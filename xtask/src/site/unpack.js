// Gives what importing xingfu.js would give, from the module that stands in this file.
window.xingfuModule = async function () {
  async function unpacked() {
    const text = atob(document.getElementById('xingfu-module').textContent);
    const packed = Uint8Array.from(text, (character) => character.charCodeAt(0));
    if (typeof DecompressionStream !== 'function') return xingfuInflate(packed);
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }
  const init = async () => wasm_bindgen({ module_or_path: await unpacked() });
  return { ...wasm_bindgen, default: init };
};
