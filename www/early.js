// Runs before any of the result is seen, and not before there is a style for it: Firefox would show it without one.
// The result is light or dark as the address asks for, or else as was chosen before, or else as the system is; and it
// says so where no calculator comes. Every browser reads this file.
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

  // The reason for a result without a calculator.
  window.xingfuExplain = function (reason) {
    var progress = document.getElementById('xingfu-progress');
    var status = document.getElementById('xingfu-status');
    if (progress) progress.parentNode.removeChild(progress);
    if (!status) return;
    var english = document.createElement('span');
    english.lang = 'en';
    english.textContent = 'The calculator could not be loaded; what follows is the published result. Please use Chrome, Edge, Firefox or Safari of 2020 or newer, switch to fast mode in 360 or QQ browser, and allow WebAssembly. (' + reason + ')';
    status.setAttribute('role', 'alert');
    status.textContent = '计算器未能载入，以下为公布结果。请使用 2020 年以后的 Chrome、Edge、Firefox 或 Safari；360、QQ 等浏览器请切换到极速模式，并允许 WebAssembly，然后刷新本页。 ';
    status.appendChild(english);
  };

  // A script that does not arrive cannot say so itself. Older browsers pass over those of type module.
  addEventListener('error', function (event) {
    if (event.target.type === 'module') window.xingfuExplain(event.target.src);
  }, true);
}());
