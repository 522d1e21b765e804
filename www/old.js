// Advice for browsers without modules, such as 360 browser in compatibility mode.
(function () {
  var progress = document.getElementById('xingfu-progress');
  var status = document.getElementById('xingfu-status');
  if (progress) progress.parentNode.removeChild(progress);
  if (!status) return;
  status.setAttribute('role', 'alert');
  status.innerHTML = '';
  status.appendChild(document.createTextNode(
    '当前浏览器过旧，无法计算，以下为预先算好的结果。请使用 2020 年以后的 Chrome、Edge、Firefox 或 Safari；360、QQ 等浏览器请切换到极速模式。 ' +
    'This browser is too old to calculate; what follows is the published result. Please use Chrome, Edge, Firefox or Safari of 2020 or newer, or switch to fast mode.'
  ));
}());
