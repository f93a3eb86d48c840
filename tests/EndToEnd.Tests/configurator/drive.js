// Opens a built QMK Configurator in a headless browser and does what it is told to: node drive.js <site folder> <download folder>
// Each line on standard input is {"do": "<a method of Configurator>", "with": [arguments]}; each is answered by one line,
// {"value": ...} or {"error": "..."}. End of input closes the browser.
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { Configurator } from './configurator.js';
import { serve } from './site.js';

const [siteFolder, downloadFolder] = process.argv.slice(2);
const site = await serve(siteFolder);
const browser = await chromium.launch({ executablePath: process.env.BAKERY_CHROMIUM ?? '/usr/bin/chromium' });

try {
  const configurator = await Configurator.create(browser, site.address, downloadFolder);
  for await (const line of createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(await answerTo(configurator, JSON.parse(line))));
  }
} finally {
  await browser.close();
  site.close();
}

async function answerTo(configurator, command) {
  try {
    return { value: (await configurator[command.do](...(command.with ?? []))) ?? null };
  } catch (error) {
    return { error: `${command.do}: ${error.message}` };
  }
}
