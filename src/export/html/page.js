"use strict";
(() => {
  const step = (selector, by) => {
    const all = [...document.querySelectorAll(selector)];
    const here = all.indexOf(document.activeElement);
    const from = here >= 0 ? here + by : by > 0
      ? all.findIndex((e) => e.getBoundingClientRect().top > 1)
      : all.findLastIndex((e) => e.getBoundingClientRect().top < -1);
    const next = all[from];
    if (next) { next.focus({ preventScroll: true }); next.scrollIntoView({ block: "start" }); }
  };
  const keys = { j: [".alignment", 1], k: [".alignment", -1], d: [".alignment.discrepancy", 1], D: [".alignment.discrepancy", -1] };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) { return; }
    event.preventDefault();
    step(...keys[event.key]);
  });
})();
