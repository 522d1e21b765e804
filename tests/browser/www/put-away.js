// Lets the page hear of nothing that another window stores, as while the browser has put it away for the way back.
window.isAway = false;
addEventListener('storage', (event) => {
  if (window.isAway) event.stopImmediatePropagation();
});
