import { expect, it } from 'vitest';
import { ShellCache } from '@/offline/ShellCache';
import { InMemoryCaches } from './InMemoryCaches';

const origin = 'https://keymaps.example.org/';
const shell = (caches: InMemoryCaches, revision: string) => new ShellCache({ revision, files: ['index.html'] }, caches.asStorage());
const windowAt = (path: string) => ({ mode: 'navigate', url: origin + path }) as Request;

async function withVersions(...revisions: string[]): Promise<InMemoryCaches> {
  const caches = new InMemoryCaches();
  for (const revision of revisions) {
    const cache = await caches.open(`shell-${revision}`);
    await cache.put('index.html', new Response(`page ${revision}`));
    await cache.put(`assets/${revision}.js`, new Response(`script ${revision}`));
  }
  return caches;
}

it('shows the page of its own version in a window', async () => {
  const caches = await withVersions('a', 'b');

  expect(await (await shell(caches, 'a').answer(windowAt('')))?.text()).toBe('page a');
  expect(await (await shell(caches, 'b').answer(windowAt('')))?.text()).toBe('page b');
});

it('still has the scripts of the version before, for windows that were opened with it', async () => {
  const caches = await withVersions('a', 'b', 'c');
  await shell(caches, 'c').tidy();

  expect(await caches.keys()).toEqual(['shell-b', 'shell-c']);
  expect(await (await shell(caches, 'c').answer(new Request(`${origin}assets/b.js`)))?.text()).toBe('script b');
});

it('leaves other caches alone', async () => {
  const caches = await withVersions('a', 'b', 'c');
  await caches.open('data-1');
  await shell(caches, 'c').tidy();

  expect(await caches.keys()).toContain('data-1');
});

it('says that a file is gone that the browser has thrown away', async () => {
  expect(await shell(new InMemoryCaches(), 'a').answer(windowAt(''))).toBeNull();
});
