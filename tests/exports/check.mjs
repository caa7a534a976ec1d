// Reads exports of generated dossiers with programs for the browser, and compares every value
// with what the dossier says.
//
//   node check.mjs FOLDER
//
// FOLDER is what `LAOCOON_EXPORTS=FOLDER cargo test -p laocoon-dossier --test exports` left.
// LAOCOON_CHROMIUM names the browser in which rendered exports are opened; without it that part
// is left out.

import { createTextQuoteSelectorMatcher } from "@apache-annotator/dom";
import { build } from "esbuild";
import { JSDOM } from "jsdom";
import MarkdownIt from "markdown-it";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const names = readdirSync(folder).filter((name) => /^\d{3}\.json$/.test(name)).sort();
const read = (name, ending) => readFileSync(join(folder, name.replace(".json", ending)), "utf8");

const HAPPENS = new Set(["event", "relation", "toll", "demand"]);
const totals = {};
let format = "";
let file = "";

function check(due, found, what) {
  const total = (totals[format] ??= { values: 0, faults: 0 });
  total.values += 1;
  const [left, right] = [JSON.stringify(due), JSON.stringify(found)];
  if (left === right) return;
  total.faults += 1;
  if (total.faults <= 8) console.log(`    ${format} ${file}: ${what}: due ${left}, read ${right}`.slice(0, 600));
}

// White space and control characters as single blanks.
const oneLine = (words) => words.split(/[\p{White_Space}\p{Cc}]+/u).filter(Boolean).join(" ");

const dom = new JSDOM("<!doctype html><body></body>", { runScripts: "outside-only", url: "https://reader.example/" });
const { window } = dom;
Object.assign(globalThis, { Node: window.Node, NodeFilter: window.NodeFilter, Range: window.Range });

// TimelineJS's own reading of a timeline, as it comes.
const bundle = await build({
  stdin: {
    contents: "export { TimelineConfig } from '@knight-lab/timelinejs/src/js/core/TimelineConfig.js'",
    resolveDir: import.meta.dirname,
  },
  bundle: true,
  format: "iife",
  globalName: "TimelineJS",
  write: false,
  logLevel: "error",
});
// What it skips it tells the console; here it is counted.
window.console = { log() {}, trace() {}, warn() {}, error() {} };
window.eval(bundle.outputFiles[0].text + "; window.TimelineJS = TimelineJS");

function timeline(dossier, text) {
  const config = new window.TimelineJS.TimelineConfig(window.JSON.parse(text));
  check(dossier.claims.length ? [] : [], [...config.messages.errors].map(String), "errors");
  const marks = Object.fromEntries(dossier.marks.map((mark) => [mark.id, mark]));
  const due = dossier.claims.filter((claim) => HAPPENS.has(claim.kind));
  const time = (claim) => marks[claim[claim.kind].as_of ?? claim[claim.kind].time];
  const dated = due.filter((claim) => time(claim)?.from ?? time(claim)?.to);
  check(dated.length, config.events.length, "slides");
  const aside = JSON.parse(text).laocoon.undated;
  const id = (claim) => `${dossier.document.id}-${claim.id}`;
  check(due.filter((claim) => !dated.includes(claim)).map(id), aside.map((slide) => slide.unique_id), "undated are told");
  const day = (date) => date && [date.data.year, date.data.month, date.data.day].map(Number);
  const parts = (date) => date && date.split("-").map(Number);
  for (const claim of dated) {
    const slide = config.event_dict[id(claim)];
    const { from, to, value } = time(claim);
    check(parts(from ?? to), day(slide.start_date), "start");
    check(from && to && from !== to ? parts(to) : undefined, day(slide.end_date), "end");
    check(true, slide.display_date.startsWith(value), "display date");
    check(claim.kind, slide.group, "group");
    const body = window.document.createElement("div");
    body.innerHTML = slide.text.text;
    // HTML has no carriage return and no nul.
    const shown = (words) => words.replace(/\0/g, "\ufffd").replace(/\r\n?/g, "\n");
    check(shown(claim.text), shown(body.querySelector("blockquote").textContent), "quotation");
    check(dossier.document.language, body.querySelector("blockquote").lang, "language");
    const findings = dossier.findings.filter((finding) => finding.claims.includes(claim.id));
    for (const finding of findings) {
      const line = `${finding.verdict.replaceAll("_", " ")}: ${finding.because}`;
      check(true, [...body.querySelectorAll("p")].some((p) => shown(p.textContent) === shown(line)), "finding");
    }
    check(claim.id, slide.laocoon.id, "record");
    check([claim.start, claim.end, claim.text], [slide.laocoon.start, slide.laocoon.end, slide.laocoon.quote], "record");
  }
}

// A quotation selector leads to its words and nowhere else.
async function annotation(dossier, text) {
  const scope = window.document.createElement("div");
  scope.append(window.document.createTextNode(dossier.document.text));
  const points = [...dossier.document.text];
  for (const note of JSON.parse(text).items) {
    const [quote, position] = note.target.selector;
    const ranges = [];
    for await (const range of createTextQuoteSelectorMatcher(quote)(scope)) ranges.push(range);
    const start = points.slice(0, position.start).join("").length;
    const end = points.slice(0, position.end).join("").length;
    check([[start, end]], ranges.map((range) => [range.startOffset, range.endOffset]), "place");
  }
}

const markdownIt = new MarkdownIt({ html: true, linkify: true, typographer: false });

function markdown(dossier, text) {
  const page = window.document.createElement("div");
  page.innerHTML = markdownIt.render(text);
  check([], [...page.querySelectorAll("script, img, svg, iframe, style, code, table, blockquote, pre")].map((each) => each.outerHTML), "nothing but words");
  const { source, title } = dossier.document;
  const web = /^https?:/.test(source);
  check(oneLine(title ?? source), page.querySelector("h1")?.textContent, "title");
  const items = [...page.querySelectorAll("li")];
  check(dossier.claims.length, items.length, "items");
  for (const [index, claim] of dossier.claims.entries()) {
    const item = items[index];
    if (!item) continue;
    check(claim.kind, item.querySelector("strong")?.textContent, "kind");
    check(true, oneLine(item.textContent).includes(`«${oneLine(claim.text)}»`), "quotation");
    for (const finding of dossier.findings.filter((finding) => finding.claims.includes(claim.id))) {
      const line = oneLine(`${finding.verdict.replaceAll("_", " ")}: ${finding.because}`);
      check(true, oneLine(item.textContent).includes(line), "finding");
    }
    const link = item.querySelector("a");
    if (!web) {
      check(true, item.textContent.includes(`(characters ${claim.start} to ${claim.end})`), "place");
      check(0, item.querySelectorAll("a").length, "no link");
      continue;
    }
    check(`«${oneLine(claim.text)}»`, link?.textContent, "link");
    check(1, item.querySelectorAll("a").length, "one link");
    const [address, fragment = ""] = link?.getAttribute("href").split(":~:text=") ?? [];
    check(decodeURI(source).replace(/#$/, ""), decodeURIComponent(decodeURI(address)).replace(/#$/, ""), "address");
    let terms = fragment.split(",");
    if (terms[0].endsWith("-")) terms = terms.slice(1);
    if (terms.at(-1).startsWith("-")) terms = terms.slice(0, -1);
    const [start, end] = [terms[0], terms.at(-1)].map(decodeURIComponent);
    const words = oneLine(claim.text);
    check(true, words.startsWith(start) && words.endsWith(end) && terms.length <= 2, "text fragment");
  }
}

const pages = [];
for (file of names) {
  const dossier = JSON.parse(read(file, ".json"));
  format = "timeline";
  timeline(dossier, read(file, ".timeline"));
  format = "web-annotation";
  await annotation(dossier, read(file, ".web-annotation"));
  format = "markdown";
  const text = read(file, ".markdown");
  markdown(dossier, text);
  pages.push(markdownIt.render(text));
  for (const slide of JSON.parse(read(file, ".timeline")).events) pages.push(`<h2>${slide.text.headline}</h2>${slide.text.text}`);
}

format = "in Chromium";
if (process.env.LAOCOON_CHROMIUM) {
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch({ executablePath: process.env.LAOCOON_CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
  const page = await browser.newPage();
  const done = [];
  page.on("dialog", (dialog) => dialog.dismiss().then(() => done.push("dialog")));
  page.on("request", (request) => done.push(request.url()));
  page.on("pageerror", (error) => done.push(String(error)));
  for (file of pages.keys()) {
    await page.setContent(`<!doctype html><meta charset="utf-8"><title>quiet</title>${pages[file]}`);
    check("quiet", await page.title(), "title");
  }
  check([], done, "nothing is done");
  await browser.close();
} else {
  console.log("skipped: rendered exports in Chromium (set LAOCOON_CHROMIUM)");
}

let failed = false;
for (const [name, { values, faults }] of Object.entries(totals)) {
  console.log(`${faults ? "FAILED" : "ok"}: ${name}: ${names.length} files, ${values} values read back, ${faults} wrong`);
  failed ||= faults > 0;
}
process.exit(failed ? 1 : 0);
