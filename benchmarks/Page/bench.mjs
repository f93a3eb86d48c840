// Measures the page of a running bakery in a headless browser: node bench.mjs URL [--rounds N] [--keyboard K]
// Each round is a fresh browser profile. Times are the browser's own, from the start of the navigation; medians of all rounds.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const require = createRequire(fileURLToPath(new URL('../../services/configurator/package.json', import.meta.url)));
const { chromium } = require('playwright-core');

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '7' },
    keyboard: { type: 'string', default: '' },
    search: { type: 'string', default: 'planck rev6' },
  },
});
const [address] = positionals;
const rounds = Number(values.rounds);
if (address === undefined || !(rounds >= 1)) {
  console.error('usage: bench.mjs URL [--rounds N] [--keyboard K] [--search TEXT]');
  process.exit(2);
}

const browser = await chromium.launch({
  executablePath: process.env.BAKERY_CHROMIUM ?? '/usr/bin/chromium',
});
const measured = {
  'first visit: interactive': [],
  'second visit: interactive': [],
  'script, transferred (KiB)': [],
  'a key in search': [],
  'slowest key in search': [],
};
let keyboards = 0;
try {
  for (let round = 0; round < rounds; round++) {
    const context = await browser.newContext({
      viewport: { width: 1400, height: 1000 },
      serviceWorkers: 'allow',
    });
    const page = await context.newPage();
    const place = address + (values.keyboard === '' ? '' : `#/${values.keyboard}`);
    await page.goto(place);
    measured['first visit: interactive'].push(await interactiveAt(page));
    measured['script, transferred (KiB)'].push(await scriptsOf(page));
    const keys = await typeInSearch(page, values.search);
    measured['a key in search'].push(median(keys));
    measured['slowest key in search'].push(Math.max(...keys));
    keyboards = await page.evaluate(() =>
      fetch('/v1/keyboards')
        .then((answer) => answer.json())
        .then((names) => names.length),
    );
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.goto('about:blank');
    await page.goto(place);
    measured['second visit: interactive'].push(await interactiveAt(page));
    await context.close();
  }
} finally {
  await browser.close();
}

console.log(`${keyboards} keyboards, ${rounds} rounds, medians (least to most)`);
for (const [what, numbers] of Object.entries(measured)) {
  const unit = what.includes('KiB') ? '' : ' ms';
  console.log(
    `  ${what.padEnd(28)} ${median(numbers).toFixed(1).padStart(8)}${unit}  (${Math.min(...numbers).toFixed(1)} to ${Math.max(...numbers).toFixed(1)})`,
  );
}

/** When the search can be typed into and knows all keyboards, in milliseconds since the navigation began. */
function interactiveAt(page) {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const look = () => {
          const field = document.querySelector('input[role="combobox"]');
          const loaded = performance
            .getEntriesByType('resource')
            .some(({ name, responseEnd }) => name.endsWith('/v1/keyboards') && responseEnd > 0);
          if (field !== null && !field.disabled && loaded) {
            // What came last is drawn in the frame after this one.
            requestAnimationFrame(() => resolve(performance.now()));
          } else {
            requestAnimationFrame(look);
          }
        };
        look();
      }),
  );
}

/** KiB of script that came over the wire until now, without what the service worker fetches for later. */
function scriptsOf(page) {
  return page.evaluate(
    () =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => /\.js(\?|$)/.test(name))
        .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1024,
  );
}

/** Types a text; for each key the milliseconds in which the page is busy with it: handlers, drawing of the list, style and layout. */
async function typeInSearch(page, text) {
  await page.evaluate(() => {
    window.busy = [];
    const field = document.querySelector('input[role="combobox"]');
    field.addEventListener(
      'input',
      () => {
        const start = performance.now();
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          // Forces what the next frame would do.
          document.body.getBoundingClientRect();
          window.busy.push(performance.now() - start);
        };
        port2.postMessage(null);
      },
      { capture: true },
    );
    field.focus();
    field.click();
  });
  for (const letter of text) {
    const before = await page.evaluate(() => window.busy.length);
    await page.keyboard.type(letter);
    await page.waitForFunction((count) => window.busy.length > count, before);
  }
  return page.evaluate(() => window.busy);
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}
