// Keys; `?` lists them.

const help = byId("keys");

const KEY_ACTIONS = {
  j: () => step(1),
  k: () => step(-1),
  "/": () => {
    pane.scrollIntoView({ block: "nearest" });
    search.focus();
    search.select();
  },
  b: () => history.back(),
  w: () => {
    const there = location.hash === `#s${current}` ? `#m-s${current}` : `#s${current}`;
    if (current > 0) location.hash = there;
  },
  x: clearFilters,
  "?": () => (help.open ? help.close() : help.showModal()),
};

const onKey = (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const typing = event.target.closest?.("input:not([type=checkbox]), textarea, select");
  if (event.key === "Escape" && typing) event.target.blur();
  if (typing || (help.open && event.key !== "?")) return;
  const action = KEY_ACTIONS[event.key];
  if (!action) return;
  event.preventDefault();
  action();
};
