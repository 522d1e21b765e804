// A page that puts the calculator into itself, and nothing else on it.
window.putCalculator = async () => {
  document.querySelectorAll('link, style').forEach((style) => style.remove());
  document.body.innerHTML = '<div id=xingfu></div>';
  const { put } = await import('/plain/loader.js');
  window.place = await put(document.getElementById('xingfu'), { lang: 'zh' });
};
