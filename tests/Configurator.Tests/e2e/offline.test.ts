import { afterAll, expect, inject, it } from 'vitest';
import { renewedSite } from './renewedSite';
import { closeBrowser, Visit } from './Visit';

afterAll(closeBrowser);

/** Waits until the service worker has all it needs. */
async function untilKept(visit: Visit): Promise<void> {
  await visit.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    for (let tries = 0; tries < 200; tries++) {
      const data = await caches.open('data-1');
      const urls = (await data.keys()).map(({ url }) => url);
      if (
        urls.some((url) => url.includes('/info.json')) &&
        urls.some((url) => url.includes('/constants/')) &&
        urls.some((url) => /keyboards$|keyboard_list/.test(url))
      ) {
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('The worker has not kept what the page needs.');
  });
}

it('edits without a network after one visit, and bakes when it is back', async () => {
  const visit = await Visit.ofKeyboard('bakery/pretzel');
  await untilKept(visit);
  await visit.context.setOffline(true);
  await visit.page.reload();
  await visit.key(0).waitFor();
  await visit.page.getByText('No network.').waitFor();
  await visit.setKey(0, 'KC_F19');
  await visit.page.reload();
  await visit.key(0).waitFor();

  expect((await visit.layers())[0]![0]).toBe('KC_F19');
  await visit.bake();
  await visit.page.getByText('The bakery cannot be reached.').waitFor();
  await visit.context.setOffline(false);
  await visit.untilBake('Your firmware is done');
  await visit.end(/ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load resource|net::/);
});

it('offers a new version of the page, which begins when the person wants it', async () => {
  const site = await renewedSite(inject('address'));
  const visit = await Visit.ofKeyboard('bakery/pretzel', {}, site.address);
  await untilKept(visit);
  await visit.setKey(0, 'KC_F18');
  site.renew();
  await visit.page.reload();
  await visit.page.getByText('A new version of this page is ready.').waitFor();
  const versions = () => visit.page.evaluate(() => caches.keys());
  expect((await versions()).filter((name) => name.startsWith('shell-'))).toHaveLength(2);

  await Promise.all([visit.page.waitForEvent('load'), visit.button('Reload').click()]);
  await visit.key(0).waitFor();
  expect(await visit.page.getByText('A new version of this page is ready.').count()).toBe(0);
  expect(await versions()).toContain('shell-0123456789abcdef');
  expect((await visit.layers())[0]![0]).toBe('KC_F18');
  await visit.end();
  site.close();
});
