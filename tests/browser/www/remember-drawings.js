// Remembers every SVG that the page is given as text.
(() => {
  window.drawn = [];
  const own = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML');
  Object.defineProperty(Element.prototype, 'innerHTML', {
    ...own,
    set(text) {
      if (text.startsWith('<svg')) window.drawn.push(text);
      own.set.call(this, text);
    },
  });
})();
