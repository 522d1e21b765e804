// What the element of an id holds, unpacked.
async function xingfuUnpacked(id) {
  const text = atob(document.getElementById(id).textContent);
  const packed = Uint8Array.from(text, (character) => character.charCodeAt(0));
  if (typeof DecompressionStream !== 'function') return xingfuInflate(packed);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

// The same as an answer of a server.
async function xingfuAnswer(id) {
  return new Response(await xingfuUnpacked(id));
}

// Stands in for an import of xingfu.js: each call gives another copy of the module.
window.xingfuModule = async function () {
  return xingfuGlue();
};

// Stands in for an answer with the module of workbooks.
window.xingfuWorkbook = async function () {
  return xingfuAnswer('xingfu-workbook');
};

// The address of the worker that reads and writes them.
window.xingfuWorker = function () {
  const script = new Blob([document.getElementById('xingfu-worker').textContent], { type: 'text/javascript' });
  return URL.createObjectURL(script);
};
