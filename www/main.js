// Loads the calculator and puts it into the page. Browser kernels from Chrome 80 on understand this file.

const root = document.getElementById('xingfu');

// Imported here and not at the top, so that a browser which cannot read the module still reaches the message.
async function start() {
  if (typeof WebAssembly !== 'object') throw new Error('WebAssembly is switched off');
  const { default: init, prepare, mount } = await import('./xingfu.js');
  await init();
  await prepare();
  mount(root, { page: true });
  import('./offline.js').catch(console.error);
}

function explain(error) {
  console.error(error);
  const status = document.getElementById('xingfu-status');
  if (!status) return;
  const english = document.createElement('span');
  english.lang = 'en';
  english.textContent = `The calculator could not be loaded. Please use Chrome, Edge, Firefox or Safari of 2020 or newer, switch to fast mode in 360 or QQ browser, and allow WebAssembly. (${error.message || error})`;
  status.setAttribute('role', 'alert');
  status.textContent = '计算器未能载入。请使用 2020 年以后的 Chrome、Edge、Firefox 或 Safari；360、QQ 等浏览器请切换到极速模式，并允许 WebAssembly，然后刷新本页。 ';
  status.appendChild(english);
}

start().catch(explain);
