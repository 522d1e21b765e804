// Sets the clock back by a year.
(() => {
  const Real = Date;
  const now = () => Real.now() - 365 * 86400000;
  window.Date = class extends Real {
    constructor(...all) {
      if (all.length) super(...all);
      else super(now());
    }

    static now() {
      return now();
    }
  };
})();
