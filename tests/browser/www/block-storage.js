// Lets every use of localStorage throw, as in a frame of another site.
Object.defineProperty(window, 'localStorage', {
  get() {
    throw new DOMException('Access is denied for this document.', 'SecurityError');
  },
});
