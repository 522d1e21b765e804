async function checked(url, { integrity }) {
  const isOurs = integrity && isSecureContext && WebAssembly.compileStreaming;
  if (!isOurs) return fetch(url, { integrity });
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const isTyped = response.headers.get('Content-Type') === 'application/wasm';
  const compiled = isTyped ? WebAssembly.compileStreaming(response.clone()) : null;
  // Other faults do not matter before its bytes have been checked.
  if (compiled) compiled.catch(() => {});
  const bytes = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  if (`sha256-${btoa(String.fromCharCode(...digest))}` !== integrity) {
    throw new Error(`${url}: its bytes do not have the integrity ${integrity}`);
  }
  return compiled || WebAssembly.compile(bytes);
}
