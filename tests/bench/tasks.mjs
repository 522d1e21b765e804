// Waiting in the page.

// yew draws in a microtask; a message arrives after all of them.
export function macrotask() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

export function frame() {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
