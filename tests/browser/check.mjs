// Opens exported pages in a real browser and checks what a reader relies on. usage: node check.mjs PAGE.html...
// Prints `N passed, N failed`; exits 1 when anything failed.
import { readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SCHEMES = ["light", "dark"];
const SCREENS = [{ width: 1440, height: 900 }, { width: 390, height: 844 }];
let passed = 0;
const failures = [];

function check(name, holds, detail = "") {
  if (holds) { passed += 1; } else { failures.push(`${name} ${detail}`); }
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

for (const file of process.argv.slice(2)) {
  const address = pathToFileURL(realpathSync(file)).href;
  for (const viewport of SCREENS) {
    for (const colorScheme of SCHEMES) {
      const context = await browser.newContext({ viewport, colorScheme, bypassCSP: true });
      const page = await context.newPage();
      const label = `${file} ${viewport.width}px ${colorScheme}:`;
      const noise = [];
      const requests = [];
      page.on("console", (message) => { if (["error", "warning"].includes(message.type())) { noise.push(message.text()); } });
      page.on("pageerror", (error) => noise.push(String(error)));
      page.on("dialog", async (dialog) => { noise.push(`dialog ${dialog.message()}`); await dialog.dismiss(); });
      page.on("request", (request) => { if (request.url() !== address) { requests.push(request.url()); } });
      await page.goto(address);
      check(label, noise.length === 0, `console: ${noise.join("; ")}`);
      check(label, requests.length === 0, `requests leave the page: ${requests.join(" ")}`);
      const foreign = await page.evaluate(fromArticles);
      check(label, foreign.length === 0, `markup of articles lives: ${foreign.slice(0, 5).join("; ")}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      check(label, wide <= 0, `wider than the screen by ${wide}px`);
      await levels(page, label, viewport.width);
      await keyboard(page, label);
      await page.evaluate(axe);
      const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
      for (const v of found.violations) { failures.push(`${label} ${v.id}: ${v.help} (${v.nodes.length}) ${v.nodes[0]?.html}`); }
      check(label, found.violations.length === 0, "accessibility");
      await context.close();
    }
  }
  await scriptsOff(address, file);
}
await browser.close();
for (const failure of failures) { console.log(`FAIL ${failure}`); }
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length ? 1 : 0);

/** What stands in the page that an export never writes itself: elements that load or act, handlers, addresses that run. */
function fromArticles() {
  const found = [];
  const acting = "img, image, iframe, frame, object, embed, svg, math, form, input:not([type=search]), select, textarea, template, video, audio, base, link, portal, marquee, xss, meta[http-equiv=refresh]";
  for (const e of document.querySelectorAll(acting)) { found.push(e.outerHTML.slice(0, 80)); }
  if (document.querySelectorAll("script").length > 1 || document.querySelectorAll("style").length > 1) { found.push("a second script or style"); }
  for (const e of document.querySelectorAll("*")) {
    for (const { name, value } of e.attributes) {
      const address = ["href", "src", "action", "formaction", "xlink:href", "data", "background"].includes(name);
      if (name.startsWith("on") || name === "srcdoc" || (address && !/^(#|https?:)/i.test(value))) { found.push(`${name}=${value.slice(0, 60)}`); }
    }
  }
  return found;
}

/** Passages of one alignment start level on a wide screen and stand below one another on a narrow one. */
async function levels(page, label, width) {
  const tops = await page.$$eval(".alignment .columns", (all) => all.map((c) => [...c.children].map((e) => Math.round(e.getBoundingClientRect().top))));
  const several = tops.filter((t) => t.length > 1);
  const level = (t) => new Set(t).size === 1;
  if (width > 1000) {
    check(label, several.filter((t) => t.length <= 4).every(level), "columns are not level");
  } else {
    check(label, several.every((t) => new Set(t).size === t.length), "columns do not stack");
  }
}

async function keyboard(page, label) {
  const focused = () => page.evaluate(() => document.activeElement?.id ?? "");
  const ids = await page.$$eval(".alignment", (all) => all.map((e) => e.id));
  const disputes = await page.$$eval(".alignment.discrepancy", (all) => all.map((e) => e.id));
  if (ids.length > 1) {
    await page.focus(`#${ids[0]}`);
    await page.keyboard.press("j");
    check(label, (await focused()) === ids[1], "j does not move to the next alignment");
    await page.keyboard.press("k");
    check(label, (await focused()) === ids[0], "k does not move back");
  }
  if (disputes.length > 1) {
    await page.focus(`#${disputes[0]}`);
    await page.keyboard.press("d");
    check(label, (await focused()) === disputes[1], "d does not move to the next discrepancy");
  }
}

async function scriptsOff(address, file) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address);
  const words = (await page.textContent("main"))?.trim().length ?? 0;
  check(`${file} without scripts:`, words > 0, "shows nothing");
  await context.close();
}
