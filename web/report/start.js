// Everything below works on what the page shows without a script; nothing is hidden from those
// who run none.

root.classList.add("js");
for (const tool of document.querySelectorAll(".js-only")) tool.hidden = false;
for (const chart of document.querySelectorAll("figure.chart")) prepareZoom(chart);

if (form) {
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => event.target !== search && fromForm());
  search.addEventListener("input", fromForm);
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && shown.length > 0) {
      event.preventDefault();
      step(1);
    }
  });
  byId("clear").addEventListener("click", clearFilters);
  // One facet is open at a time, and a click elsewhere closes it.
  document.addEventListener("click", (event) => {
    for (const facet of form.querySelectorAll("details.facet[open]")) {
      if (!facet.contains(event.target)) facet.open = false;
    }
    const link = event.target.closest?.("a[data-filter]");
    if (link) {
      const [key, value] = link.dataset.filter.split("=");
      setFilters(new Map([[key, [value]]]), "");
    }
  });
  byId("next").addEventListener("click", () => step(1));
  byId("previous").addEventListener("click", () => step(-1));
  byId("help").addEventListener("click", () => help.showModal());
  document.addEventListener("keydown", onKey);
  document.addEventListener("mouseover", (event) => light(event, true));
  document.addEventListener("mouseout", (event) => light(event, false));
  // A second click on the same link changes no address.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    if (link && link.getAttribute("href") === location.hash) follow();
  });
  addEventListener("hashchange", follow);
  addEventListener("popstate", applyFilters);
  applyFilters();
  follow();
}
