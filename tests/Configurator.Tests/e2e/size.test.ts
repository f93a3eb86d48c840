import { afterAll, expect, it } from 'vitest';
import { closeBrowser, Visit } from './Visit';

afterAll(closeBrowser);

const mostBytes = 200 * 1024;

it('loads no more than 200 KiB of script, as gzip, before a keyboard can be edited', async () => {
  const visit = await Visit.ofKeyboard('bakery/pretzel', {
    serviceWorkers: 'block',
  });
  await visit.page.waitForLoadState('networkidle');
  const scripts = await visit.page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => /\.js$/.test(name)),
  );
  const sizes = await Promise.all(
    scripts.map(async (script) => {
      const answer = await fetch(script, {
        method: 'HEAD',
        headers: { 'Accept-Encoding': 'gzip' },
      });
      return Number(answer.headers.get('Content-Length'));
    }),
  );

  expect(scripts.length).toBeGreaterThan(0);
  expect(sizes.every((size) => size > 0)).toBe(true);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(mostBytes);
  await visit.end();
});

it('is kept by the browser, and asks for little when it is opened again', async () => {
  const visit = await Visit.ofKeyboard('bakery/pretzel', {
    serviceWorkers: 'block',
  });
  await visit.page.reload();
  await visit.key(0).waitFor();
  const fetched = await visit.page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => entry.name.includes('/assets/') && (entry as PerformanceResourceTiming).transferSize > 0)
      .map(({ name }) => name),
  );

  expect(fetched).toEqual([]);
  await visit.end();
});
