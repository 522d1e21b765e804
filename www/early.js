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

  // Published results lie beside the page, or where `?data=` says on the same origin, or the page around sends them,
  // or they stand in this file. What the page brings of a demonstration is not seen before it is known that there are none.
  var root = document.documentElement;
  var PUBLISHED = 'published.json';
  var other = /[?&]index=([\w-]+)/.exec(location.search);
  // The desk is as wide as the window from the start, and the reader's first screen is not seen before it.
  if (/[?&]desk\b/.test(location.search) && root.classList) root.classList.add('xingfu-desk');
  if (/[?&]embed\b/.test(location.search) && root.classList) root.classList.add('embedded');
  var isSingle = !document.currentScript || !document.currentScript.src;
  var known = null;
  var waiting = [];

  // A file that says that nothing is published yet hides nothing. One that cannot be read may be of results.
  function isIssued(results) {
    try {
      return JSON.parse(results.text).issued !== null;
    } catch (error) {
      return !!results;
    }
  }

  function tell(results) {
    if (known) return;
    known = { results: results };
    if (root.classList) {
      root.classList.remove('xingfu-asking');
      if (isIssued(results)) root.classList.add('xingfu-published');
    }
    waiting.forEach(function (told) { told(results); });
  }

  // Calls back with `{from, text}`, where `text` is null if it cannot be had, or with null where nothing is published.
  window.xingfuPublished = function (told) {
    if (known) told(known.results);
    else waiting.push(told);
  };

  function ask(address) {
    var request = new XMLHttpRequest();
    function unavailable() { tell({ from: address, text: null }); }
    request.onload = function () {
      if (!other && (request.status === 404 || request.status === 410)) tell(null);
      else if (request.status >= 200 && request.status < 300) tell({ from: address, text: request.responseText });
      else unavailable();
    };
    request.onerror = request.ontimeout = unavailable;
    try {
      request.open('GET', address);
      request.timeout = 20000;
      request.setRequestHeader('Cache-Control', 'no-cache');
      request.send();
    } catch (error) {
      unavailable();
    }
  }

  function listen() {
    addEventListener('message', function (event) {
      var message = event.data;
      if (event.source !== parent || !message || message.source !== 'xingfu' || message.v !== 1) return;
      if (message.type !== 'data') return;
      var isText = typeof message.text === 'string' || message.text === null;
      if (isText && typeof message.from === 'string') tell({ from: message.from, text: message.text });
    });
    setTimeout(function () { tell({ from: 'parent', text: null }); }, 20000);
    parent.postMessage({ source: 'xingfu', v: 1, id: (/[?&]embed=([^&]*)/.exec(location.search) || [])[1] || '', type: 'data' }, '*');
  }

  (function () {
    var asked = /[?&]data=([^&]*)/.exec(location.search);
    var name = asked ? decodeURIComponent(asked[1].replace(/\+/g, ' ')) : other ? 'index-' + other[1] + '.json' : '';
    var link = document.createElement('a');
    link.href = name || PUBLISHED;
    var isOwn = link.protocol === location.protocol && link.host === location.host;
    if (!name && isSingle) return;
    if (root.classList) root.classList.add('xingfu-asking');
    if (name === 'parent' && parent !== window) listen();
    else if (isOwn && location.protocol !== 'file:') ask(link.href);
    else tell({ from: link.href, text: null });
  }());

  // A page in one file has them in itself, or has none.
  function look() {
    var element = document.getElementById('xingfu-published');
    if (element) tell({ from: 'file', text: element.textContent });
    else tell(null);
  }
  if (isSingle) document.addEventListener('DOMContentLoaded', look);

  // The reason for a result without a calculator.
  window.xingfuExplain = function (reason) {
    var progress = document.getElementById('xingfu-progress');
    var status = document.getElementById('xingfu-status');
    if (progress) progress.parentNode.removeChild(progress);
    if (root.classList) root.classList.remove('xingfu-desk');
    if (!status) return;
    var english = document.createElement('span');
    english.lang = 'en';
    var isHidden = known && isIssued(known.results) && !document.querySelector('.still[data-digest]');
    english.textContent = 'The calculator could not be loaded; ' + (isHidden ? 'the published results cannot be shown' : 'what follows is a fixed result') + '. Please use Chrome, Edge, Firefox or Safari of 2020 or newer, switch to fast mode in 360 or QQ browser, and allow WebAssembly. (' + reason + ')';
    status.setAttribute('role', 'alert');
    status.textContent = '计算器未能载入，' + (isHidden ? '发布的结果无法显示' : '以下为静态结果') + '。请使用 2020 年以后的 Chrome、Edge、Firefox 或 Safari；360、QQ 等浏览器请切换到极速模式，并允许 WebAssembly，然后刷新本页。 ';
    status.appendChild(english);
  };

  // A script that does not arrive cannot say so itself. Older browsers pass over those of type module.
  addEventListener('error', function (event) {
    if (event.target.type === 'module') window.xingfuExplain(event.target.src);
  }, true);
}());
