// Does wrong in every way that is to be noticed, once it is told to.
window.commitFaults = () => {
  setTimeout(() => {
    throw new Error('an exception');
  });
  setTimeout(() => {
    Promise.reject(new Error('a rejection'));
  });
  console.error('an error that is said');
  const script = document.createElement('script');
  script.textContent = 'window.inline = true';
  document.head.append(script);
  document.cookie = 'kept=1';
  new Image().src = 'http://other.test/picture.png';
};
