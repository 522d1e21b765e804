// <div data-xingfu data-view="summary" data-lang="zh" …>static content</div>
// <script defer src="…/embed.js"></script>
//
// `data-data` names a file of published results, which this script fetches where it lies on another site than its own.
// Puts the calculator, in a frame, into every such block as soon as it is ready. Until then, and for good where it never
// is, the block shows what stands in it. Browser kernels from Chrome 60 on understand this file.
(function () {
  'use strict';

  var script = document.currentScript;
  if (!script || !script.src) return;
  var folder = script.src.replace(/[?#].*$/, '').replace(/[^/]*$/, '');
  var site = /^https?:\/\/[^/]+/.exec(folder);
  var origins = site ? [site[0]] : ['null', 'file://'];
  // After so long without a word from inside, the block says that it is static; a late word still counts.
  var PATIENCE = 20000;
  var LEAST_HEIGHT = 40;
  var GREATEST_HEIGHT = 50000;
  var TITLES = { zh: '幸福评价指数计算器', en: 'Composite index calculator' };
  var number = 0;

  function style(element, rules) {
    Object.keys(rules).forEach(function (name) {
      // The page around may have rules for every frame and every block.
      element.style.setProperty(name, rules[name], 'important');
    });
  }

  /** `employment:3;education:1` */
  function weightsOf(text) {
    var weights = {};
    text.split(';').forEach(function (pair) {
      var parts = pair.split(':');
      var weight = Number(parts[1]);
      if (parts.length === 2 && parts[1].trim() && isFinite(weight)) weights[parts[0].trim()] = weight;
    });
    return weights;
  }

  /** The full address of the results that a block names; empty where it names none. */
  function published(block) {
    var data = block.getAttribute('data-data');
    if (!data) return '';
    var link = document.createElement('a');
    link.href = data;
    return link.href;
  }

  /** Whether the page in the frame can fetch an address by itself. */
  function isOwn(address) {
    return !!site && address.indexOf(site[0] + '/') === 0;
  }

  /** Fetches a text; null where it cannot be had. */
  function fetchText(address, told) {
    var request = new XMLHttpRequest();
    request.onload = function () { told(request.status >= 200 && request.status < 300 ? request.responseText : null); };
    request.onerror = request.ontimeout = function () { told(null); };
    try {
      request.open('GET', address);
      request.timeout = PATIENCE;
      request.send();
    } catch (error) {
      told(null);
    }
  }

  /** Whether a place before it on this page tells the notice in the same language. */
  function isTold(block) {
    function language(one) {
      var tag = one.getAttribute('data-lang') || one.getAttribute('lang') || '';
      return /^en/i.test(tag) ? 'en' : 'zh';
    }
    var places = Array.prototype.slice.call(document.querySelectorAll('[data-xingfu], xingfu-index'));
    return places.slice(0, places.indexOf(block)).some(function (one) { return language(one) === language(block); });
  }

  function address(block, id) {
    var query = ['embed=' + id];
    if (isTold(block)) query.push('brief');
    ['lang', 'view', 'theme', 'unit'].forEach(function (name) {
      var value = block.getAttribute('data-' + name);
      if (value) query.push(name + '=' + encodeURIComponent(value));
    });
    var data = published(block);
    if (data) query.push('data=' + encodeURIComponent(isOwn(data) ? data : 'parent'));
    var elder = block.getAttribute('data-elder');
    if (elder !== null && elder !== 'false') query.push('elder');
    var hash = block.getAttribute('data-hash') || '';
    return folder + 'index.html?' + query.join('&') + (/^c=[\w.~:%&=-]+$/.test(hash) ? '#' + hash : '');
  }

  function embed(block) {
    number += 1;
    var id = 'xf' + number;
    var isReady = false;
    var asked = [];
    var still = document.createElement('div');
    var room = document.createElement('div');
    var frame = document.createElement('iframe');
    var language = block.getAttribute('data-lang') || '';
    block.setAttribute('data-xingfu-state', 'waiting');
    while (block.firstChild) still.appendChild(block.firstChild);
    frame.title = block.getAttribute('data-title') || TITLES[/^en/i.test(language) ? 'en' : 'zh'];
    frame.setAttribute('allow', 'fullscreen; clipboard-write; web-share');
    style(frame, {
      display: 'block', width: '0', 'min-width': '100%', 'max-width': 'none', height: '720px', border: '0',
      margin: '0', padding: '0', float: 'none'
    });
    // Out of sight but laid out, so that the page inside knows its width.
    style(room, { height: '0', overflow: 'hidden', visibility: 'hidden', margin: '0', padding: '0', border: '0' });
    block.appendChild(still);
    block.appendChild(room);

    function send(type, more) {
      var message = { source: 'xingfu', v: 1, id: id, type: type };
      Object.keys(more || {}).forEach(function (name) {
        if (!(name in message)) message[name] = more[name];
      });
      if (frame.contentWindow) frame.contentWindow.postMessage(message, site ? site[0] : '*');
    }

    function swap() {
      if (isReady) return;
      isReady = true;
      style(still, { display: 'none' });
      style(room, { height: 'auto', overflow: 'visible', visibility: 'visible' });
      block.setAttribute('data-xingfu-state', 'ready');
      var weights = block.getAttribute('data-weights');
      if (weights) send('set', { weights: weightsOf(weights) });
      block.dispatchEvent(new CustomEvent('xingfu-ready', { bubbles: true }));
    }

    addEventListener('message', function (event) {
      var message = event.data;
      if (event.source !== frame.contentWindow || !event.source) return;
      if (origins.indexOf(event.origin) < 0) return;
      if (!message || message.source !== 'xingfu' || message.v !== 1 || message.id !== id) return;
      if (message.type === 'data') {
        var from = published(block);
        if (from && !isOwn(from)) fetchText(from, function (text) { send('data', { from: from, text: text }); });
      } else if (message.type === 'ready') {
        swap();
      } else if (message.type === 'resize') {
        var height = message.height;
        if (typeof height === 'number' && height >= LEAST_HEIGHT && height <= GREATEST_HEIGHT) {
          style(frame, { height: Math.ceil(height) + 'px' });
        }
      } else if (message.type === 'value') {
        var answer = { score: message.score, weights: message.weights };
        asked.splice(0).forEach(function (tell) { tell(answer); });
      }
    });

    block.xingfu = {
      frame: frame,
      set: function (options) { send('set', options); },
      theme: function (name) { send('theme', { theme: name }); },
      print: function () { send('print'); },
      get: function () {
        return new Promise(function (resolve) {
          asked.push(resolve);
          send('get');
        });
      }
    };

    function begin() {
      frame.src = address(block, id);
      room.appendChild(frame);
      setTimeout(function () {
        if (!isReady) block.setAttribute('data-xingfu-state', 'static');
      }, PATIENCE);
    }

    if (typeof IntersectionObserver !== 'function') {
      begin();
      return;
    }
    var watch = new IntersectionObserver(function (entries) {
      if (!entries.some(function (entry) { return entry.isIntersecting; })) return;
      watch.disconnect();
      begin();
    }, { rootMargin: '1000px' });
    watch.observe(block);
  }

  function embedAll() {
    Array.prototype.forEach.call(document.querySelectorAll('[data-xingfu]:not([data-xingfu-state])'), embed);
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', embedAll);
  else embedAll();
}());
