// Filters live in the address, in the notation of `laocoon export --filter`:
// ?kind=toll&verdict=stale,wrong; `q` holds the words looked for.

const KEYS = ["kind", "verdict", "holder", "certainty", "language", "source"];
const form = byId("filters");
const search = byId("find");
const count = byId("shown");
let shown = claims;

/** The values asked for by key. */
const asked = () => {
  const values = new Map();
  for (const part of location.search.slice(1).split("&")) {
    const [key, list = ""] = part.split("=");
    if (!KEYS.includes(key)) continue;
    const read = list.split(",").map(decoded).filter((value) => value !== "");
    values.set(key, [...(values.get(key) ?? []), ...read]);
  }
  return values;
};

const decoded = (text) => {
  try {
    return decodeURIComponent(text.replaceAll("+", " ")).trim();
  } catch {
    return text;
  }
};

/** Whether a claim has one of the values of a key. */
const fits = (claim, key, values) =>
  values.length === 0 ||
  values.some((value) => {
    const facts = claim.facts[key];
    if (key === "source") return facts.some((fact) => folded(fact ?? "").includes(folded(value)));
    if (key === "holder" && value === "named") return !["author", "unnamed"].includes(facts[0]);
    if (facts.includes(value)) return true;
    return key === "holder" && holders.get(folded(value))?.includes(facts[0]);
  });

/** Ids of holders by their names. */
const holders = new Map();
for (const option of form?.querySelectorAll("input[name=holder][data-names]") ?? []) {
  for (const name of option.dataset.names.split("|")) {
    holders.set(folded(name), [...(holders.get(folded(name)) ?? []), option.value]);
  }
}

/** Shows what the address asks for, and says so in the form. */
const applyFilters = () => {
  const values = asked();
  const words = folded(decoded(new URLSearchParams(location.search).get("q") ?? ""));
  const found = words.split(/\s+/).filter(Boolean);
  shown = claims.filter(
    (claim) =>
      [...values].every(([key, list]) => fits(claim, key, list)) &&
      found.every((word) => textOf(claim).includes(word)),
  );
  const kept = new Set(shown.map((claim) => claim.number));
  const all = kept.size === claims.length;
  for (const claim of claims) {
    claim.card.hidden = !kept.has(claim.number);
    for (const part of wordsOf.get(claim.number) ?? []) part.classList.toggle("out", claim.card.hidden);
  }
  for (const mark of document.querySelectorAll("[data-c]")) {
    const out = !mark.dataset.c.split(" ").some((number) => kept.has(Number(number)));
    if (mark instanceof HTMLTableRowElement || mark instanceof HTMLLIElement) mark.hidden = out;
    else mark.classList.toggle("out", out);
  }
  root.classList.toggle("filtered", !all);
  count.textContent = count.dataset.pattern.replace("{shown}", kept.size).replace("{all}", claims.length);
  byId("clear").hidden = all;
  byId("none-shown").hidden = kept.size > 0 || claims.length === 0;
  for (const box of form.querySelectorAll("input[type=checkbox]")) {
    const list = values.get(box.name) ?? [];
    box.checked = list.some((value) => value === box.value || box.dataset.names?.split("|").some((name) => folded(name) === folded(value)));
  }
  for (const facet of form.querySelectorAll("details.facet")) {
    facet.classList.toggle("set", facet.querySelector("input:checked") !== null);
  }
  if (document.activeElement !== search) search.value = new URLSearchParams(location.search).get("q") ?? "";
};

/** The address with these filters instead of the present ones. */
const setFilters = (values, words) => {
  const coded = (value) => encodeURIComponent(value).replaceAll("%20", "+");
  const parts = [...values].filter(([, list]) => list.length > 0).map(([key, list]) => `${key}=${list.map(coded).join(",")}`);
  if (words) parts.push(`q=${coded(words)}`);
  const query = parts.length > 0 ? `?${parts.join("&")}` : "";
  history.replaceState(null, "", location.pathname + query + location.hash);
  applyFilters();
};

const fromForm = () => {
  const values = new Map();
  for (const box of form.querySelectorAll("input[type=checkbox]:checked")) {
    values.set(box.name, [...(values.get(box.name) ?? []), box.value]);
  }
  setFilters(values, search.value.trim());
};

const clearFilters = () => {
  search.value = "";
  setFilters(new Map(), "");
};
