import { afterAll, describe, expect, it } from 'vitest';
import { violationsIn } from './axe';
import { closeBrowser, Visit } from './Visit';

afterAll(closeBrowser);

const themes = ['light', 'dark'] as const;

/** Everything that can be seen on the page, and how to get there. */
const places: readonly (readonly [string, (visit: Visit) => Promise<void>])[] = [
  ['the start', async (visit) => void (await visit.keyboardSearch.waitFor())],
  ['the search for keyboards', async (visit) => void (await visit.keyboardSearch.fill('bak'))],
  ['a selected key', async (visit) => void (await editing(visit), await visit.key(1).click())],
  ['the settings', async (visit) => void (await editing(visit), await visit.button('Settings').click())],
  ['the menu of files', async (visit) => void (await editing(visit), await visit.button('File').click())],
  ['the menu of a layer', async (visit) => void (await editing(visit), await visit.button(/What to do with layer/).click())],
  ['the keyboard in words', async (visit) => void (await editing(visit), await visit.button('About this keyboard').click())],
  ['sharing', async (visit) => void (await editing(visit), await visit.choose('File', 'Share as a link'))],
  ['opening from an address', async (visit) => void (await editing(visit), await visit.choose('File', 'Open from an address'))],
  ['published keymaps', async (visit) => void (await editing(visit), await visit.choose('File', 'Keymaps of this keyboard'))],
  [
    'layouts of another editor',
    async (visit) => void (await editing(visit), await visit.choose('File', 'Layout from keyboard-layout-editor')),
  ],
  ['pictures', async (visit) => void (await editing(visit), await visit.choose('File', 'Save as a picture'))],
  ['printing', async (visit) => void (await editing(visit), await visit.choose('File', 'Print'))],
  ['a file that cannot be opened', async (visit) => void (await editing(visit), await visit.openFile('x.json', '['))],
  [
    'the tester',
    async (visit) => void (await visit.page.goto(`${visit.address}#/test`), await visit.page.getByRole('application').waitFor()),
  ],
];

async function editing(visit: Visit): Promise<void> {
  await visit.page.goto(`${visit.address}#/bakery/croissant`);
  await visit.key(0).waitFor();
}

describe.each(themes)('in %s', (colorScheme) => {
  it.each(places)('axe finds nothing wrong with %s', async (_, goThere) => {
    const visit = await Visit.at('', { colorScheme, reducedMotion: 'reduce' });
    await goThere(visit);

    expect(await violationsIn(visit.page)).toEqual([]);
    await visit.end();
  });

  it('axe finds nothing wrong with a bake that is done, nor with one that failed', async () => {
    const visit = await Visit.ofKeyboard('bakery/pretzel', {
      colorScheme,
      reducedMotion: 'reduce',
    });
    await visit.bake();
    await visit.untilBake('Your firmware is done');
    expect(await violationsIn(visit.page)).toEqual([]);
    await visit.writeKey(0, 'KC_NO_SUCH_KEY');
    await visit.bake();
    await visit.untilBake('It does not compile');
    expect(await violationsIn(visit.page)).toEqual([]);
    await visit.button('My bakes').click();
    await visit.page.getByRole('dialog').waitFor();
    expect(await violationsIn(visit.page)).toEqual([]);
    await visit.end();
  });
});

it.each(['', '/bakery/croissant', '/test'])('fits on a phone at #%s', async (hash) => {
  const visit = await Visit.at(hash, {
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  });
  await (hash === '/test' ? visit.page.getByRole('application') : visit.keyboardSearch).waitFor();
  if (hash === '/bakery/croissant') {
    await visit.key(0).tap();
  }

  const wider = await visit.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider).toBe(0);
  expect(await violationsIn(visit.page)).toEqual([]);
  await visit.end();
});

it('speaks Chinese to those who do', async () => {
  const visit = await Visit.ofKeyboard('bakery/pretzel', { locale: 'zh-CN' });
  await visit.key(0).click();

  expect(await visit.page.locator('html').getAttribute('lang')).toBe('zh-CN');
  const text = await visit.page.locator('body').innerText();
  // A text that is missing would be shown as its name.
  expect(text).not.toMatch(/\b(page|keyboards|keymap|keycodes|baking|files|tester|offline|settings)\.[a-z]/);
  expect(text).toMatch(/[\u4e00-\u9fff]/);
  await visit.end();
});

it('can be used from the first key to the firmware with the keyboard alone', async () => {
  const visit = await Visit.at();
  const { keyboard } = visit.page;
  const tabTo = async (selector: string): Promise<void> => {
    for (let steps = 0; steps < 200; steps++) {
      if (await visit.page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) {
        return;
      }
      await keyboard.press('Tab');
    }
    throw new Error(`${selector} is not reached with Tab.`);
  };
  await visit.keyboardSearch.waitFor();
  await tabTo('input[role="combobox"]');
  await keyboard.type('pretzel');
  await visit.page.getByRole('option').first().waitFor();
  await keyboard.press('Enter');
  await visit.key(0).waitFor();
  await tabTo('[data-key]');
  await keyboard.press('ArrowRight');
  await tabTo('input[type="search"]');
  await keyboard.type('KC_F14');
  await visit.page.getByRole('button', { name: /, KC_F14$/ }).waitFor();
  await keyboard.press('Enter');
  await tabTo('.baking .main');
  await keyboard.press('Enter');
  await visit.untilBake('Your firmware is done');
  await tabTo('.baking .offer.firmware');
  const firmware = await visit.download(() => keyboard.press('Enter'));

  expect(firmware.content.toString()).toMatch(/^:[0-9A-F]+/);
  expect((await visit.layers())[0]).toContain('KC_F14');
  await visit.end();
});
