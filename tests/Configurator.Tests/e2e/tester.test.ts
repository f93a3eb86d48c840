import { afterAll, expect, it } from 'vitest';
import { closeBrowser, Visit } from './Visit';

afterAll(closeBrowser);

it('sees keys, and says which of them chatter', async () => {
  const visit = await Visit.at('/test');
  const board = visit.page.getByRole('application');
  await board.waitFor();
  await visit.page.keyboard.press('KeyQ');
  await visit.page.keyboard.press('Tab');
  // Playwright's keyboard has no F20, and is too slow for a worn switch: this one comes down twice within a millisecond or two.
  await board.evaluate((element) => {
    const strokes = [
      ['F20', 'keydown'],
      ['F20', 'keyup'],
      ['KeyW', 'keydown'],
      ['KeyW', 'keyup'],
      ['KeyW', 'keydown'],
      ['KeyW', 'keyup'],
    ] as const;
    for (const [code, type] of strokes) {
      element.dispatchEvent(new KeyboardEvent(type, { code, key: code, bubbles: true, cancelable: true }));
    }
  });

  expect(await board.locator('.seen').evaluateAll((keys) => keys.map((key) => key.getAttribute('data-code')).sort())).toEqual([
    'KeyQ',
    'KeyW',
    'Tab',
  ]);
  await visit.page.getByText('Seen, but not on this board:').getByText('F20').waitFor();
  await visit.page.getByText('KeyW chatters (1 times so far).').waitFor();
  expect(await visit.page.getByRole('row').count()).toBe(1 + 10);
  await visit.end();
});

it('lets go of a person who presses Escape twice', async () => {
  const visit = await Visit.at('/test');
  await visit.page.getByText('Listening: press a key.').waitFor();
  await visit.page.keyboard.press('Escape');
  await visit.page.waitForTimeout(100);
  await visit.page.keyboard.press('Escape');
  await visit.page.getByText('Not listening.').waitFor();
  await visit.page.keyboard.type('JIS');

  expect(await visit.page.getByRole('combobox', { name: 'Board' }).inputValue()).toBe('JIS');
  expect(await visit.page.locator('[data-code="IntlYen"]').count()).toBe(1);
  await visit.end();
});
