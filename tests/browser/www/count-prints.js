// Counts how often the page asks to be printed, in place of the print dialogue.
window.prints = 0;
window.print = () => {
  window.prints += 1;
};
