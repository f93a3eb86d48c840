import { afterAll, expect, it } from 'vitest';
import { closeBrowser, Visit } from './Visit';

afterAll(closeBrowser);

it('sees keys, and says which of them chatter', async () => {
  const visit = await Visit.at('/test');
  const board = visit.page.getByRole('application');
  await board.waitFor();
  await visit.page.keyboard.press('KeyQ');
  await visit.page.keyboard.press('Tab');
  await visit.page.keyboard.press('F20');
  // Twice within a millisecond or two, as a worn switch does.
  await board.evaluate((element) => {
    for (const type of ['keydown', 'keyup', 'keydown', 'keyup']) {
      element.dispatchEvent(
        new KeyboardEvent(type, {
          code: 'KeyW',
          key: 'w',
          bubbles: true,
          cancelable: true,
        }),
      );
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
