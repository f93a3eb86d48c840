import { afterAll, expect, it } from 'vitest';
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
