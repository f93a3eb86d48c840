import { afterAll, expect, it } from 'vitest';
import { closeBrowser, Visit } from './Visit';

afterAll(closeBrowser);

// As people write them: members in an order of their own, with some that this page knows nothing of.
const foreign = `{
  "version": 1,
  "author": "",
  "notes": "für Gäste 🥨",
  "layers": [
    ["KC_A", "KC_B", "MO(1)", "ANY(KC_C)", "KC_D", "KC_E"],
    ["_______", "XXXXXXX", "KC_TRNS", "RGB_TOG", "KC_5", "LSFT_T(KC_6)"]
  ],
  "keymap": "guest",
  "documentation": "https://docs.qmk.fm",
  "layout": "LAYOUT_ortho_2x3",
  "x-mine": {"a": [1, 2.50, 1e3, null], "b": true},
  "keyboard": "bakery/pretzel"
}`;

it('saves exactly what it has opened', async () => {
  const visit = await Visit.at();
  await visit.openFile('guest.json', foreign);
  await visit.key(5).waitFor();
  const saved = (await visit.saveKeymap()).content.toString();

  expect(JSON.parse(saved)).toEqual(JSON.parse(foreign));
  expect(Object.keys(JSON.parse(saved) as object)).toEqual(Object.keys(JSON.parse(foreign) as object));
  // Opened again, it is the same file to the byte.
  const other = await Visit.at();
  await other.openFile('again.json', saved);
  await other.key(5).waitFor();
  expect((await other.saveKeymap()).content.toString()).toBe(saved);
  await visit.end();
  await other.end();
});

it.each([
  ['is no JSON', '{"keyboard": "bakery/pretzel", "layers": [["KC_A",]]}'],
  ['is cut off', foreign.slice(0, 120)],
  ['is something else', '{"name": "a board", "vendorProductId": 1, "matrix": {"rows": 1, "cols": 1}}'],
])('says what is wrong with a file that %s, and keeps what was open', async (_, text) => {
  const visit = await Visit.ofKeyboard('bakery/pretzel');
  const before = await visit.layers();
  await visit.openFile('broken.json', text);
  await visit.page.getByRole('dialog', { name: 'This cannot be opened' }).waitFor();
  await visit.page.keyboard.press('Escape');

  expect(await visit.layers()).toEqual(before);
  await visit.end();
});

it('hands a keymap on as a link that holds all of it', async () => {
  const visit = await Visit.at();
  await visit.openFile('guest.json', foreign);
  await visit.key(5).waitFor();
  await visit.choose('File', 'Share as a link');
  const link = await visit.page.getByRole('dialog').getByRole('textbox', { name: 'Link' }).inputValue();
  const other = await Visit.at(link.split('#')[1]!);
  await other.key(5).waitFor();

  expect(JSON.parse((await other.saveKeymap()).content.toString())).toEqual(JSON.parse(foreign));
  await visit.end();
  await other.end();
});

it('opens a keymap from an address', async () => {
  const visit = await Visit.at();
  const served = `${visit.address}v1/keyboards/bakery/croissant/keymaps/default`;
  await visit.choose('File', 'Open from an address');
  await visit.page.getByRole('dialog').getByRole('textbox').fill(served);
  await visit.page.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).click();
  await visit.page.getByRole('heading', { name: 'Croissant' }).first().waitFor();

  expect(visit.page.url()).toContain('#/bakery/croissant/');
  await visit.end();
});

it('prints all layers, and saves them as a picture', async () => {
  const visit = await Visit.ofKeyboard('bakery/croissant');
  await visit.choose('File', 'Save as a picture');
  const picture = await visit.download(() => visit.page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click());
  await visit.page.keyboard.press('Escape');
  await visit.choose('File', 'Print');
  await visit.page.getByRole('heading', { name: /Layer 1/ }).waitFor();

  expect(picture.content.toString('utf8', 0, 200)).toContain('<svg');
  await visit.end();
});
