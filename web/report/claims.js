// The claims of the page: a card each, their words in the text, what filters ask of them.

/** @typedef {{number: number, card: HTMLElement, facts: Record<string, string[]>, text?: string}} Claim */

const byId = (id) => document.getElementById(id);
const root = document.documentElement;
const pane = byId("claims");

/** @type {Claim[]} In the order of the page. */
const claims = [...document.querySelectorAll("article.card")].map((card) => {
  // "kind holder certainty verdict…"; what concerns the whole page stands at the pane.
  const [kind, holder = "author", certainty = "asserted", ...found] = (card.dataset.facts ?? "").split(" ");
  const verdict = found.length > 0 ? found : ["none"];
  const { language = pane.dataset.language, source = pane.dataset.source } = card.dataset;
  return {
    number: Number(card.id.slice(1)),
    card,
    facts: { kind: [kind], holder: [holder], certainty: [certainty], verdict, language: [language], source: [source] },
  };
});
const byNumber = new Map(claims.map((claim) => [claim.number, claim]));

/** The words of each claim in the text; where marks cross they are in pieces. */
const wordsOf = new Map();
for (const words of document.querySelectorAll(".claim")) {
  const number = Number(words.dataset.n ?? words.id.slice(3));
  if (!wordsOf.has(number)) wordsOf.set(number, []);
  wordsOf.get(number).push(words);
}

/** The number in "#s17" or "#m-s17"; 0 for any other address. */
const numberIn = (hash) => Number(/^#(?:m-)?s(\d+)$/.exec(hash)?.[1] ?? 0);

/** Without accents, in lower case, so that "elysee" finds "Élysée". */
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const textOf = (claim) => (claim.text ??= folded(claim.card.textContent));
