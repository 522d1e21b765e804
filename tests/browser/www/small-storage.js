// Lets localStorage have room for short texts only.
const { setItem } = Storage.prototype;
Storage.prototype.setItem = function (name, text) {
  if (String(text).length > 200) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  setItem.call(this, name, text);
};
