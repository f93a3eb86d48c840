import { afterAll, expect, it } from 'vitest';
import { closeBrowser, Visit } from './Visit';

afterAll(closeBrowser);

it('finds a keyboard by some of its letters, draws it and can be sent to it', async () => {
  const visit = await Visit.at();
  await visit.keyboardSearch.fill('bag rev2');
  await visit.page.getByRole('option', { name: /^bakery\/baguette\/rev2/ }).waitFor();
  await visit.keyboardSearch.press('Enter');
  await visit.page.waitForURL(/#\/bakery\/baguette\/rev2\/LAYOUT_ortho_3x10$/);
  await visit.key(29).waitFor();

  expect(await visit.drawing.locator('[data-key]').count()).toBe(30);
  await visit.end();
});

it('opens a layout by its address, and goes back to the one before', async () => {
  const visit = await Visit.at('/bakery/croissant/LAYOUT_ortho_5x4');
  await visit.key(19).waitFor();
  await visit.page.goto(`${visit.address}#/bakery/pretzel`);
  await visit.page.getByRole('heading', { name: 'Pretzel' }).first().waitFor();
  await visit.page.goBack();
  await visit.page.getByRole('heading', { name: 'Croissant' }).first().waitFor();

  expect(await visit.drawing.locator('[data-key]').count()).toBe(20);
  await visit.end();
});

it('says so of a keyboard that does not exist', async () => {
  const visit = await Visit.at('/bakery/stollen');

  await visit.page.getByText('There is no keyboard called bakery/stollen.').waitFor();
  await visit.end(/404/);
});

it('takes keycodes by click, by name and by the key one means, and takes them back', async () => {
  const visit = await Visit.ofKeyboard('bakery/pretzel');
  const before = await visit.layers();
  await visit.setKey(0, 'KC_MUTE');
  await visit.writeKey(1, 'LT(1, KC_SPC)');
  await visit.key(2).click();
  await visit.page.getByRole('button', { name: 'Press keys to assign them' }).click();
  await visit.page.keyboard.press('KeyJ');
  await visit.page.keyboard.press('KeyK');
  await visit.page.keyboard.press('Escape');
  const [first] = await visit.layers();

  expect(first!.slice(0, 2).map((keycode) => keycode.replaceAll(' ', ''))).toEqual(['KC_MUTE', 'LT(1,KC_SPC)']);
  expect(first!.slice(2, 4)).toEqual(['KC_J', 'KC_K']);

  for (let step = 0; step < 4; step++) {
    await visit.button(/^Undo/).click();
  }
  expect(await visit.layers()).toEqual(before);
  await visit.button(/^Redo/).click();
  expect((await visit.layers())[0]![0]).toBe('KC_MUTE');
  await visit.end();
});

it('edits layers: adds, names, duplicates, reorders and deletes them', async () => {
  const visit = await Visit.ofKeyboard('bakery/pretzel');
  const [first, second] = await visit.layers();
  await visit.button('Add a layer').click();
  await visit.setKey(5, 'KC_F13');
  const added = await visit.layers();
  await visit.layer(2).press('Alt+ArrowUp');
  const moved = await visit.layers();
  await visit.button(/What to do with layer/).click();
  await visit.page.getByRole('menuitem', { name: 'Duplicate' }).click();
  const duplicated = await visit.layers();
  await visit.button(/What to do with layer/).click();
  await visit.page.getByRole('menuitem', { name: 'Delete' }).click();

  expect(added).toHaveLength(3);
  expect(added[2]![5]).toBe('KC_F13');
  // What led to the layer that was moved away leads there still.
  expect(moved[0]).toEqual(first!.map((keycode) => keycode.replace('LT(1,', 'LT(2,')));
  expect(moved[2]).toEqual(second);
  expect(duplicated[2]).toEqual(duplicated[1]);
  expect(await visit.layers()).toEqual(moved);
  await visit.end();
});

it('loses nothing on a reload', async () => {
  const visit = await Visit.ofKeyboard('bakery/pretzel');
  await visit.setKey(3, 'KC_F20');
  await visit.layer(1).click();
  await visit.setKey(4, 'QK_BOOT');
  const before = (await visit.saveKeymap()).content.toString();
  await visit.page.reload();
  await visit.key(0).waitFor();

  expect((await visit.saveKeymap()).content.toString()).toBe(before);
  await visit.end();
});

it('exchanges keys that are dragged onto each other', async () => {
  const visit = await Visit.ofKeyboard('bakery/pretzel');
  const [before] = await visit.layers();
  await visit.key(0).dragTo(visit.key(5));
  const [after] = await visit.layers();

  expect([after![0], after![5]]).toEqual([before![5], before![0]]);
  await visit.end();
});
