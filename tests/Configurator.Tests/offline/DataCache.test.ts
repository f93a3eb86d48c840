import { expect, it } from 'vitest';
import { DataCache } from '@/offline/DataCache';
import { InMemoryCaches } from './InMemoryCaches';

const request = (path = 'v1/keyboard_list.json') => new Request(`https://keymaps.example.org/${path}`);
const text = (answer: Response) => answer.text();
const noNetwork = () => Promise.reject(new TypeError('Failed to fetch'));
const says = (body: string, init?: ResponseInit) => () => Promise.resolve(new Response(body, init));

it('says what the server says while it answers', async () => {
  const caches = new InMemoryCaches().asStorage();

  expect(await text(await new DataCache(caches, says('one')).answer(request()))).toBe('one');
  expect(await text(await new DataCache(caches, says('two')).answer(request()))).toBe('two');
});

it.each([
  ['cannot be reached', noNetwork],
  ['is ill', says('{"code": 503}', { status: 503 })],
])('says what the server said before when it %s', async (_, server) => {
  const caches = new InMemoryCaches().asStorage();
  await new DataCache(caches, says('one')).answer(request());

  expect(await text(await new DataCache(caches, server).answer(request()))).toBe('one');
});

it('passes on what it knows no better than', async () => {
  const caches = new InMemoryCaches().asStorage();

  await expect(new DataCache(caches, noNetwork).answer(request())).rejects.toThrow('Failed to fetch');
  expect((await new DataCache(caches, says('', { status: 503 })).answer(request())).status).toBe(503);
});

it('does not keep errors', async () => {
  const caches = new InMemoryCaches().asStorage();
  expect((await new DataCache(caches, says('', { status: 404 })).answer(request())).status).toBe(404);

  await expect(new DataCache(caches, noNetwork).answer(request())).rejects.toThrow();
});

it('does not keep what is very long', async () => {
  const caches = new InMemoryCaches().asStorage();
  await new DataCache(caches, says('x', { headers: { 'Content-Length': `${100 * 1024 * 1024}` } })).answer(request());

  await expect(new DataCache(caches, noNetwork).answer(request())).rejects.toThrow();
});

it('forgets what was asked for longest ago when there is much', async () => {
  const caches = new InMemoryCaches().asStorage();
  const online = new DataCache(caches, says('known'));
  const offline = new DataCache(caches, noNetwork);
  for (let board = 0; board < 400; board++) {
    await online.answer(request(`v1/keyboards/board${board}/info.json`));
  }
  await online.answer(request('v1/keyboards/board0/info.json'));
  await online.answer(request('v1/keyboards/new/info.json'));

  expect(await text(await offline.answer(request('v1/keyboards/board0/info.json')))).toBe('known');
  expect(await text(await offline.answer(request('v1/keyboards/new/info.json')))).toBe('known');
  await expect(offline.answer(request('v1/keyboards/board1/info.json'))).rejects.toThrow();
});

it('goes on when there is no room', async () => {
  const full = {
    open: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
  } as unknown as CacheStorage;

  expect(await text(await new DataCache(full, says('one')).answer(request()))).toBe('one');
});
