// What the worker does with what it is sent: it reads a file, or writes one, and is ended by whoever began it.
onmessage = async ({ data }) => {
  try {
    await wasm_bindgen({ module_or_path: data.module });
    if (data.file) {
      wasm_bindgen.read(new Uint8Array(data.file), (part, share) => postMessage({ part, share }, [part.buffer]));
      postMessage({ done: true });
    } else {
      const written = wasm_bindgen.write(data.parts);
      postMessage({ done: true, written }, [written.buffer]);
    }
  } catch (error) {
    postMessage({ fault: String((error && error.message) || error) });
  }
};
