// Opens reports in Chromium and checks what no unit test can see: nothing is fetched, nothing
// runs, nothing overflows, axe-core finds no serious fault, and links lead both ways.
//
//   node report.mjs FOLDER_OF_REPORTS [FOLDER_FOR_SCREENSHOTS]
//
// LAOCOON_CHROMIUM names another browser than /usr/bin/chromium.

import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [reports, screenshots] = process.argv.slice(2);
if (!reports) {
  console.error("usage: node report.mjs FOLDER_OF_REPORTS [FOLDER_FOR_SCREENSHOTS]");
  process.exit(2);
}
if (screenshots) mkdirSync(screenshots, { recursive: true });

const WIDTHS = [320, 400, 768, 1280, 1600];
const AXE_WIDTHS = [400, 1280];
const SCHEMES = ["light", "dark"];

const browser = await chromium.launch({
  executablePath: process.env.LAOCOON_CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
});
let faults = 0;
const fault = (where, what) => {
  faults += 1;
  console.error(`FAULT ${where}: ${what}`);
};

for (const name of readdirSync(resolve(reports)).filter((name) => name.endsWith(".html")).sort()) {
  const address = pathToFileURL(join(resolve(reports), name)).href;
  for (const colorScheme of SCHEMES) {
    for (const width of WIDTHS) {
      const where = `${name} ${width} ${colorScheme}`;
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const page = await context.newPage();
      page.on("request", (request) => {
        if (request.url().split(/[?#]/)[0] !== address) fault(where, `asked for ${request.url()}`);
      });
      page.on("console", (message) => fault(where, `console: ${message.text()}`));
      page.on("pageerror", (error) => fault(where, `script error: ${error}`));
      page.on("dialog", (dialog) => {
        fault(where, `dialog: ${dialog.message()}`);
        dialog.dismiss();
      });
      const start = performance.now();
      await page.goto(address);
      const loaded = performance.now() - start;
      if (loaded > 5000) fault(where, `took ${loaded.toFixed(0)} ms to load`);

      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (overflow > 0) fault(where, `scrolls sideways by ${overflow} px`);
      if (screenshots) {
        const picture = `${name.replace(".html", "")}-${width}-${colorScheme}`;
        await page.screenshot({ path: join(screenshots, `${picture}.png`) });
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        if (AXE_WIDTHS.includes(width) && height < 16000) {
          await page.screenshot({ path: join(screenshots, `${picture}-full.png`), fullPage: true });
        }
      }
      if (AXE_WIDTHS.includes(width)) {
        await checkAxe(page, where);
        await checkLinks(page, where);
        await checkScript(page, where, address);
      }
      await context.close();
    }
  }
  await checkPrint(name, address);
}
await browser.close();
console.log(faults === 0 ? "browser tests: no faults" : `browser tests: ${faults} faults`);
process.exit(faults === 0 ? 0 : 1);

/** axe-core, with the rules for WCAG 2.2 AA and best practice. It is injected past the policy. */
async function checkAxe(page, where) {
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setBypassCSP", { enabled: true });
  await page.reload();
  await page.evaluate(axe);
  const result = await page.evaluate(() =>
    globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }),
  );
  for (const violation of result.violations) {
    const grave = ["serious", "critical"].includes(violation.impact);
    const nodes = violation.nodes.map((node) => `${node.target} ${node.failureSummary}`);
    const message = `axe ${violation.impact} ${violation.id}: ${violation.help}\n  ${nodes.slice(0, 4).join("\n  ")}`;
    if (grave) fault(where, message);
    else console.log(`note ${where}: ${message}`);
  }
}

/** From the words to the card and back, by mouse and by keyboard. */
async function checkLinks(page, where) {
  const ids = await page.$$eval(".card", (cards) => cards.map((card) => card.id));
  for (const id of ids.slice(0, 12)) {
    await page.click(`.ref[href="#${id}"]`);
    if (!(await inView(page, id))) fault(where, `#${id} does not come into view`);
    await page.click(`blockquote a[href="#m-${id}"]`);
    if (!(await inView(page, `m-${id}`))) fault(where, `#m-${id} does not come into view`);
  }
  if (ids.length > 0) {
    await page.focus(`.ref[href="#${ids[0]}"]`);
    await page.keyboard.press("Enter");
    if (!page.url().endsWith(`#${ids[0]}`)) fault(where, "Enter on a number does not follow it");
  }
}

/** Filters, search, keys and addresses do what they say. */
async function checkScript(page, where, address) {
  const cards = await page.$$eval(".card", (cards) => cards.map((card) => card.dataset.facts.split(" ")));
  if (cards.length < 2) return;
  const shown = () => page.$$eval(".card:not([hidden])", (cards) => cards.map((card) => card.id));
  const kind = cards.at(-1)[0];
  const expected = cards.filter((facts) => facts[0] === kind).length;
  await page.goto(`${address}?kind=${kind}`);
  if ((await shown()).length !== expected) fault(where, `?kind=${kind} shows ${(await shown()).length}, not ${expected}`);
  await page.goto(`${address}?kind=${kind}#s1`);
  if (!(await shown()).includes("s1")) fault(where, "#s1 is hidden by a filter");
  await page.goto(address);
  for (const [key, id] of [["j", "s1"], ["j", "s2"], ["k", "s1"]]) {
    await page.keyboard.press(key);
    if (!page.url().endsWith(`#${id}`)) fault(where, `${key} leads to ${page.url()}, not #${id}`);
    if (!(await inView(page, id))) fault(where, `${key}: #${id} does not come into view`);
  }
  await page.keyboard.press("/");
  await page.keyboard.type("qqqqqq");
  if ((await shown()).length !== 0) fault(where, "a search for nothing finds something");
  await page.keyboard.press("Escape");
  await page.keyboard.press("x");
  if ((await shown()).length !== cards.length) fault(where, "x does not show all again");
  await page.keyboard.press("?");
  if (!(await page.$eval("#keys", (dialog) => dialog.open))) fault(where, "? opens no help");
  await page.keyboard.press("Escape");
}

async function inView(page, id) {
  try {
    await page.waitForFunction((id) => {
      const box = document.getElementById(id).getClientRects()[0];
      return box && box.top < innerHeight && box.bottom > 0 && box.left < innerWidth;
    }, id, { timeout: 3000 });
    return true;
  } catch {
    return false;
  }
}

/** On paper everything stands one below the other, and nothing is cut off. */
async function checkPrint(name, address) {
  const page = await browser.newPage({ viewport: { width: 760, height: 1000 } });
  await page.goto(address);
  await page.emulateMedia({ media: "print" });
  const cut = await page.evaluate(() => {
    const claims = document.getElementById("claims");
    return claims ? claims.scrollHeight - claims.clientHeight : 0;
  });
  if (cut > 1) fault(`${name} print`, `the claims are cut off by ${cut} px`);
  if (screenshots) {
    await page.pdf({ path: join(screenshots, `${name.replace(".html", "")}.pdf`), format: "A4" });
  }
  await page.close();
}
