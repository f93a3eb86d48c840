import { chromium } from 'playwright-core';
const out = process.argv[2];
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium' });
const address = 'http://127.0.0.1:5700/';
async function shot(name, hash, options, act, full = true) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 950 }, ...options });
  const page = await context.newPage();
  const log = [];
  page.on('console', (m) => (m.type() === 'error' || m.type() === 'warning') && log.push(m.text().slice(0, 300)));
  page.on('pageerror', (e) => log.push('THROWN ' + e.message));
  try {
    await page.goto(address + hash);
    await page.waitForTimeout(900);
    await act?.(page);
    await page.waitForTimeout(400);
  } catch (e) { log.push('FAILED ' + e.message.slice(0, 400)); }
  await page.screenshot({ path: `${out}/${name}.png`, fullPage: full });
  if (log.length) console.log(name, log.join('\n   '));
  await context.close();
}
const only = process.argv[3];
const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
const all = {
  start: () => shot('start', '', {}),
  pretzel: () => shot('pretzel', '#/bakery/pretzel', {}, (p) => p.locator('[data-key="1"]').click()),
  croissantDark: () => shot('croissantDark', '#/bakery/croissant', { colorScheme: 'dark' }, (p) => p.locator('[data-key="1"]').click()),
  search: () => shot('search', '', {}, (p) => p.getByRole('combobox', { name: 'Keyboard' }).fill('bak')),
  phone: () => shot('phone', '#/bakery/croissant', phone, (p) => p.locator('[data-key="2"]').tap()),
  zh: () => shot('zh', '#/bakery/croissant', { locale: 'zh-CN' }, (p) => p.locator('[data-key="2"]').click()),
  tester: () => shot('tester', '#/test', {}, async (p) => { for (const k of ['KeyQ', 'KeyW', 'Enter', 'F5', 'Numpad5', 'F20']) await p.keyboard.press(k); await p.keyboard.down('KeyD'); }),
  testerDark: () => shot('testerDark', '#/test', { colorScheme: 'dark', locale: 'zh-CN' }, async (p) => { for (const k of ['KeyQ', 'KeyW']) await p.keyboard.press(k); }),
  baked: () => shot('baked', '#/bakery/pretzel', {}, async (p) => { await p.getByRole('button', { name: /^Bake/ }).click(); await p.getByText('Your firmware is done').first().waitFor({ timeout: 30000 }); }),
};
for (const [name, run] of Object.entries(all)) if (!only || only.split(',').includes(name)) await run();
await browser.close();
