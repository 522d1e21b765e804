// Lets the browser have no room left for anything: neither in localStorage nor in its database.
Storage.prototype.setItem = () => {
  throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
};
IDBFactory.prototype.open = () => {
  throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
};
