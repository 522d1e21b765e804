// Stands in for an import of xingfu.js, with the module that this file holds.
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

// The same from another copy of the script and the module, for when these have died.
{
  const script = document.currentScript.textContent;
  window.xingfuAgain = function () {
    const copy = document.createElement('script');
    copy.textContent = `{${script}}`;
    document.head.appendChild(copy).remove();
    return window.xingfuModule();
  };
}
