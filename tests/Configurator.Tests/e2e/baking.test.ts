import { afterAll, expect, inject, it } from 'vitest';
import { closeBrowser, Visit } from './Visit';

afterAll(closeBrowser);

const api = (path: string): URL => new URL(path, inject('address'));

/** Posts a keymap to the API and answers with the job. */
async function post(keymap: string): Promise<string> {
  const answer = await fetch(api('/v1/compile'), {
    method: 'POST',
    body: keymap,
  });
  return ((await answer.json()) as { job_id: string }).job_id;
}

/** The firmware that the API makes of a keymap without a page. */
async function firmwareOf(keymap: string): Promise<Buffer> {
  const job = await post(keymap);
  for (;;) {
    const { status } = (await (await fetch(api(`/v1/compile/${job}`))).json()) as { status: string };
    if (status === 'finished') {
      return Buffer.from(await (await fetch(api(`/v1/compile/${job}/download`))).arrayBuffer());
    }
    expect(['queued', 'running']).toContain(status);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

it('bakes what was drawn, shows the compiler at work, and hands out firmware, source and keymap', async () => {
  const visit = await Visit.ofKeyboard('bakery/pretzel');
  await visit.setKey(0, 'KC_F17');
  await visit.writeKey(1, 'LCTL(KC_Z)');
  await visit.bake();
  await visit.untilBake('Your firmware is done');
  const saved = (await visit.saveKeymap()).content.toString();
  const firmware = await visit.download(() => visit.page.getByRole('link', { name: /^Firmware/ }).click());
  const source = await visit.download(() => visit.page.getByRole('link', { name: /^Source code/ }).click());
  const keymap = await visit.download(() =>
    visit.page
      .getByRole('region', { name: 'Bake' })
      .getByRole('link', { name: /^Keymap / })
      .click(),
  );

  expect(firmware.name).toMatch(/^bakery_pretzel_.+\.hex$/);
  expect(firmware.content.equals(await firmwareOf(saved))).toBe(true);
  expect(source.name).toMatch(/\.zip$/);
  // The end of a zip, and the keymap in it.
  expect(source.content.includes(Buffer.from('PK\x05\x06', 'latin1'))).toBe(true);
  expect((JSON.parse(keymap.content.toString()) as { layers: string[][] }).layers[0]!.slice(0, 2)).toEqual(['KC_F17', 'LCTL(KC_Z)']);
  await visit.page
    .getByText(/Output/)
    .first()
    .waitFor();
  expect(
    await visit.page
      .getByRole('link', { name: /Toolbox/ })
      .first()
      .getAttribute('href'),
  ).toMatch(/^(qmk:|https:)/);
  await visit.end();
});

it('leads from the words of the compiler to the key they are about', async () => {
  const visit = await Visit.ofKeyboard('bakery/pretzel');
  await visit.writeKey(4, 'KC_NO_SUCH_KEY');
  await visit.bake();
  await visit.untilBake('It does not compile');
  await visit.key(0).click();
  await visit.page
    .getByRole('button', { name: /Go to layer 0, key 5/ })
    .first()
    .click();

  expect(await visit.key(4).getAttribute('aria-selected')).toBe('true');
  expect(await visit.page.getByRole('link', { name: /^Firmware/ }).count()).toBe(0);
  await visit.setKey(4, 'KC_B');
  await visit.bake();
  await visit.untilBake('Your firmware is done');
  await visit.end();
});

it('shows the place in the queue, and can be told to stop', async () => {
  // Each unlike any that was ever baked here, which would be done at once.
  const keycode = (): string => `KC_${String.fromCharCode(65 + Math.floor(26 * Math.random()))}`;
  const others = Array.from({ length: 25 }, (_, index) => ({
    keyboard: 'bakery/croissant',
    keymap: `queue_${index}`,
    layout: 'LAYOUT_ortho_5x4',
    layers: [Array.from({ length: 20 }, keycode)],
  }));
  const visit = await Visit.ofKeyboard('bakery/pretzel');
  for (const index of [0, 1, 2]) {
    await visit.writeKey(index, keycode());
  }
  const jobs = await Promise.all(others.map((keymap) => post(JSON.stringify(keymap))));
  await visit.bake();
  await visit.untilBake('Waiting for an oven');
  await visit.page.getByText(/before yours|You are next/).waitFor();
  await visit.button('Stop baking').click();
  await visit.untilBake('Stopped');
  await Promise.all(jobs.map((job) => fetch(api(`/v1/compile/${job}`), { method: 'DELETE' })));

  await visit.end();
});

it('never offers the files of another keyboard as those of the one that is edited', async () => {
  const visit = await Visit.ofKeyboard('bakery/pretzel');
  await visit.setKey(0, 'KC_F16');
  await visit.bake();
  await visit.untilBake('Your firmware is done');
  await visit.keyboardSearch.fill('croissant');
  await visit.keyboardSearch.press('Enter');
  await visit.key(16).waitFor();

  await visit.page.getByText('these files are for bakery/pretzel only').waitFor();
  await visit.end();
});

it('goes on watching a bake after a reload, and remembers it', async () => {
  const visit = await Visit.ofKeyboard('bakery/pretzel');
  await visit.setKey(1, 'KC_F15');
  await visit.bake();
  await visit.page.getByRole('region', { name: 'Bake' }).getByRole('list', { name: 'Steps' }).waitFor();
  await visit.page.reload();
  await visit.untilBake('Your firmware is done');
  await visit.button('My bakes').click();

  await visit.page.getByRole('dialog').getByText('bakery/pretzel').first().waitFor();
  await visit.end();
});
