// What the element of an id holds, unpacked.
async function xingfuUnpacked(id) {
  const text = atob(document.getElementById(id).textContent);
  const packed = Uint8Array.from(text, (character) => character.charCodeAt(0));
  if (typeof DecompressionStream !== 'function') return xingfuInflate(packed);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

// Stands in for an import of xingfu.js, with the module that this file holds.
window.xingfuModule = async function () {
  const init = async () => wasm_bindgen({ module_or_path: await xingfuUnpacked('xingfu-module') });
  return { ...wasm_bindgen, default: init };
};

// Stands in for an answer with the module of workbooks.
window.xingfuWorkbook = async function () {
  return new Response(await xingfuUnpacked('xingfu-workbook'));
};

// The address of the worker that reads and writes them.
window.xingfuWorker = function () {
  const script = new Blob([document.getElementById('xingfu-worker').textContent], { type: 'text/javascript' });
  return URL.createObjectURL(script);
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
