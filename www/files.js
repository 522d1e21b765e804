// Reads and writes workbooks and CSV files in a worker, so that the page goes on meanwhile. Its module is loaded on first
// use. Browser kernels from Chrome 80 on understand this file.

let module = null;

/** Loads all that reading and writing need, so that they work without a network from now on. */
export function prepare() {
  if (!module) {
    module = load();
    module.catch(() => { module = null; });
  }
  return module;
}

async function load() {
  const response = await fetch(new URL('./workbook.wasm', import.meta.url), { integrity: '' });
  if (!response.ok) throw new Error(`load: ${response.status}`);
  return response.arrayBuffer();
}

/** What a worker gives in the end. */
async function work(message, begun, give) {
  const bytes = await prepare();
  const worker = new Worker(new URL('./worker.js', import.meta.url));
  try {
    return await new Promise((done, fail) => {
      begun(() => fail(new Error('cancelled')));
      worker.onmessage = ({ data }) => {
        if (data.part) give(data.part, Math.floor(100 * data.share));
        else if (data.done) done(data.written);
        else fail(new Error(data.fault));
      };
      worker.onerror = (event) => fail(new Error(`worker: ${event.message || ''}`));
      worker.postMessage(Object.assign({ module: bytes }, message));
    });
  } finally {
    worker.terminate();
  }
}

/** Reads a file: calls `give` with each of its parts and the percentage that is read by then; `begun` is given the way to cancel. */
export async function read(file, begun, give) {
  const bytes = await new Response(file).arrayBuffer();
  return work({ file: bytes }, begun, give);
}

/** The bytes of a workbook with the sheets in these parts. */
export function write(parts) {
  return work({ parts }, () => {}, () => {});
}
