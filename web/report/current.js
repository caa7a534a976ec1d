// The claim in hand: its card and its words are shown together, and the address names it.

let current = 0;

/** Whether text and claims stand side by side, each scrolling by itself. */
const sideBySide = () => getComputedStyle(pane).position === "sticky";

/** Takes a claim in hand. `to` is the side that must come into view: "card" or "words". */
const show = (number, to) => {
  const claim = byNumber.get(number);
  if (!claim) return;
  for (const old of document.querySelectorAll(".current")) old.classList.remove("current");
  current = number;
  if (claim.card.hidden) clearFilters();
  const words = byId(`m-s${number}`);
  claim.card.classList.add("current");
  for (const part of wordsOf.get(number) ?? []) part.classList.add("current");
  words?.closest("details:not([open])")?.setAttribute("open", "");
  if (sideBySide() && words) {
    words.scrollIntoView({ block: "center", behavior: "instant" });
    const box = claim.card.getBoundingClientRect();
    const room = pane.getBoundingClientRect();
    const head = pane.querySelector(".pane-head").offsetHeight;
    pane.scrollTop += box.top - Math.max(room.top, 0) - head - 16;
  } else {
    (to === "words" && words ? words : claim.card).scrollIntoView({ block: to === "words" ? "center" : "start", behavior: "instant" });
  }
};

/** The next or previous claim that passes the filters. */
const step = (by) => {
  if (shown.length === 0) return;
  const at = shown.findIndex((claim) => claim.number >= current);
  const here = at >= 0 && shown[at].number === current;
  let next;
  if (by > 0) next = current === 0 ? 0 : at < 0 ? 0 : here ? at + 1 : at;
  else next = at < 0 ? shown.length - 1 : at - 1;
  const claim = shown[(next + shown.length) % shown.length];
  history.replaceState(null, "", `${location.search}#s${claim.number}`);
  show(claim.number, "card");
  claim.card.tabIndex = -1;
  claim.card.focus({ preventScroll: true });
};

const follow = () => {
  const number = numberIn(location.hash);
  if (number > 0) show(number, location.hash.startsWith("#m-") ? "words" : "card");
};

/** The other side lights up under the pointer. */
const light = (event, on) => {
  const place = event.target.closest?.(".card, .claim");
  if (!place) return;
  const number = Number(place.dataset.n ?? numberIn(`#${place.id}`));
  for (const part of wordsOf.get(number) ?? []) part.classList.toggle("lit", on);
  byNumber.get(number)?.card.classList.toggle("lit", on);
};
