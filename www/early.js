// Runs before any of the result is seen, and not before there is a style for it: Firefox would show it without one.
// The result is light or dark as the address asks for, or else as was chosen before, or else as the system is.
// Every browser reads this file.
(function () {
  var THEME = /^(light|dark|auto)$/;
  var asked = /[?&]theme=([a-z]*)/.exec(location.search);
  var theme = asked && asked[1];
  if (!theme) {
    try {
      theme = localStorage.getItem('xingfu-theme');
    } catch (error) {
      // Nothing is kept in this browser.
    }
  }
  if (!THEME.test(theme)) theme = 'auto';
  var isDark = theme === 'dark' ||
    theme === 'auto' && window.matchMedia && matchMedia('(prefers-color-scheme: dark)').matches;
  if (isDark && document.documentElement.classList) document.documentElement.classList.add('xingfu-dark');
}());
