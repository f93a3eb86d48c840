import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useBaking } from '@/baking/bakingStore';
import { useKeymap } from '@/keymap/keymapStore';
import { aKeymap } from './aKeymap';
import { InMemoryStorage } from './InMemoryStorage';

const jobId = '019aa3d5-4f0a-7c1e-9d5b-2f6d7c8e9a10';
const finished = {
  id: jobId,
  state: 'finished',
  status: 'finished',
  queue_position: null,
  estimated_seconds: null,
  result: {
    keyboard: 'bakery/pretzel',
    keymap: 'mine',
    layout: 'LAYOUT',
    output: 'Compiling\nDone\n',
    returncode: 0,
    firmware_filename: 'bakery_pretzel_mine.hex',
    firmware_binary_url: ['x'],
    source_archive: '',
  },
};

/** A gateway of which each path answers with what it is told to, the last answer again and again. */
class Gateway {
  readonly calls: { readonly method: string; readonly path: string; readonly key: string | null }[] = [];
  private readonly answers = new Map<string, (() => Response | Promise<Response>)[]>();

  on(call: string, ...answers: (() => Response | Promise<Response>)[]): this {
    this.answers.set(call, answers);
    return this;
  }

  fetch = async (path: string, init: RequestInit): Promise<Response> => {
    const method = init.method ?? 'GET';
    this.calls.push({ method, path, key: new Headers(init.headers).get('Idempotency-Key') });
    const answers = this.answers.get(`${method} ${path}`) ?? [];
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer === undefined) {
      throw new TypeError('Failed to fetch');
    }
    return answer();
  };
}

const json = (body: unknown, status = 200) => () => new Response(JSON.stringify(body), { status });
const accepted = json({ enqueued: true, job_id: jobId });
const lost = () => Promise.reject(new TypeError('Failed to fetch'));
const events = (...all: [type: string, data: unknown][]) => () =>
  new Response(all.map(([type, data]) => `event: ${type}\ndata: ${JSON.stringify(data)}\nid: 1-0\n\n`).join(''), {
    headers: { 'Content-Type': 'text/event-stream' },
  });
const running: [string, unknown] = ['state', { state: 'running', status: 'running', queue_position: null, estimated_seconds: 3 }];

let gateway: Gateway;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('localStorage', new InMemoryStorage());
  gateway = new Gateway();
  vi.stubGlobal('fetch', gateway.fetch);
  setActivePinia(createPinia());
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const passing = () => vi.advanceTimersByTimeAsync(60_000);

it('bakes a keymap, and remembers it', async () => {
  gateway.on('POST /v1/compile', accepted).on(`GET /v1/compile/${jobId}/events`, events(running, ['end', finished]));
  const baking = useBaking();
  void baking.begin(aKeymap());
  await passing();
  expect(baking.bake).toMatchObject({ phase: 'finished', output: ['Compiling', 'Done'] });
  expect(baking.history).toMatchObject([{ phase: 'finished', jobId, files: { firmware: 'bakery_pretzel_mine.hex', source: '' } }]);
});

it('makes one job, however often the answer is lost', async () => {
  gateway.on('POST /v1/compile', lost, lost, accepted).on(`GET /v1/compile/${jobId}/events`, events(['end', finished]));
  const baking = useBaking();
  void baking.begin(aKeymap());
  await passing();
  const keys = gateway.calls.filter(({ method }) => method === 'POST').map(({ key }) => key);
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(1);
  expect(baking.bake?.phase).toBe('finished');
});

it('goes on after a reload, with the same job', async () => {
  gateway.on('POST /v1/compile', accepted).on(`GET /v1/compile/${jobId}/events`, lost).on(`GET /v1/compile/${jobId}`, lost);
  void useBaking().begin(aKeymap());
  await vi.advanceTimersByTimeAsync(100);

  setActivePinia(createPinia());
  gateway.on(`GET /v1/compile/${jobId}/events`, events(running, ['end', finished]));
  const reloaded = useBaking();
  void reloaded.resume();
  await passing();
  expect(reloaded.bake).toMatchObject({ phase: 'finished', jobId });
  expect(gateway.calls.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

it('sends after a reload what had not been sent before it, under the same key', async () => {
  gateway.on('POST /v1/compile', lost);
  void useBaking().begin(aKeymap());
  await vi.advanceTimersByTimeAsync(100);

  setActivePinia(createPinia());
  gateway.on('POST /v1/compile', accepted).on(`GET /v1/compile/${jobId}/events`, events(['end', finished]));
  const reloaded = useBaking();
  void reloaded.resume();
  await passing();
  expect(reloaded.bake?.phase).toBe('finished');
  expect(new Set(gateway.calls.filter(({ method }) => method === 'POST').map(({ key }) => key)).size).toBe(1);
});

it('asks instead of listening where there are no events', async () => {
  gateway
    .on('POST /v1/compile', accepted)
    .on(`GET /v1/compile/${jobId}/events`, json({}))
    .on(`GET /v1/compile/${jobId}`, json({ ...finished, state: 'running', result: null }), json(finished));
  const baking = useBaking();
  void baking.begin(aKeymap());
  await passing();
  expect(baking.bake?.phase).toBe('finished');
});

it('says when the keymap is another than the one that was baked', async () => {
  gateway.on('POST /v1/compile', accepted).on(`GET /v1/compile/${jobId}/events`, events(['end', finished]));
  const [baking, keymaps] = [useBaking(), useKeymap()];
  keymaps.load(aKeymap());
  void baking.begin(keymaps.keymap!);
  await passing();
  expect(baking.isStale).toBe(false);
  keymaps.assign({ kind: 'key', layer: 0, index: 0 }, 'KC_Z');
  expect(baking.isStale).toBe(true);
  keymaps.undo();
  expect(baking.isStale).toBe(false);
});

it('leads what the service refuses to the key', async () => {
  const places = [{ path: '$.layers[0][1]', message: 'No such keycode.' }];
  gateway.on('POST /v1/compile', json({ detail: 'No such keycode.', errors: places }, 422));
  const baking = useBaking();
  void baking.begin(aKeymap());
  await passing();
  expect(baking.bake?.phase).toBe('refused');
  expect(baking.blames).toMatchObject([{ kind: 'service', paths: ['$.layers[0][1]'] }]);
});

it('stops a bake at the service, and takes the end that comes then', async () => {
  const cancelled = { ...finished, state: 'cancelled', status: 'failed' };
  let end: (value: Response) => void = () => undefined;
  gateway
    .on('POST /v1/compile', accepted)
    .on(`GET /v1/compile/${jobId}/events`, () => new Promise<Response>((resolve) => (end = resolve)))
    .on(`DELETE /v1/compile/${jobId}`, json(cancelled));
  const baking = useBaking();
  void baking.begin(aKeymap());
  await vi.advanceTimersByTimeAsync(100);
  await baking.cancel();
  end(events(['end', cancelled])());
  await passing();
  expect(baking.bake?.phase).toBe('cancelled');
});

it('stops a bake that nobody took', async () => {
  gateway.on('POST /v1/compile', json({ detail: 'Too many requests.' }, 429));
  const baking = useBaking();
  void baking.begin(aKeymap());
  await vi.advanceTimersByTimeAsync(100);
  expect(baking.bake).toMatchObject({ phase: 'held', trouble: { kind: 'busy' } });
  await baking.cancel();
  const calls = gateway.calls.length;
  await passing();
  expect(baking.bake).toMatchObject({ phase: 'cancelled', trouble: null });
  expect(gateway.calls).toHaveLength(calls);
});

it('notes in the history which bakes are not kept any more', async () => {
  gateway.on('POST /v1/compile', accepted).on(`GET /v1/compile/${jobId}/events`, events(['end', finished]));
  const baking = useBaking();
  void baking.begin(aKeymap());
  await passing();
  gateway.on(`GET /v1/compile/${jobId}`, lost);
  expect(await baking.isKept(baking.history[0]!)).toBeNull();
  gateway.on(`GET /v1/compile/${jobId}`, json({ detail: 'Compile job not found' }, 404));
  expect(await baking.isKept(baking.history[0]!)).toBe(false);
  expect(baking.history[0]).toMatchObject({ isExpired: true });
  baking.clear();
  expect(baking.history).toEqual([]);
});

it('leaves a bake alone when another is begun', async () => {
  const other = '019aa3d5-4f0a-7c1e-9d5b-000000000000';
  gateway
    .on('POST /v1/compile', accepted, json({ enqueued: true, job_id: other }))
    .on(`GET /v1/compile/${jobId}/events`, () => new Promise<Response>(() => undefined))
    .on(`GET /v1/compile/${other}/events`, events(['end', { ...finished, id: other }]));
  const baking = useBaking();
  void baking.begin(aKeymap());
  await vi.advanceTimersByTimeAsync(100);
  void baking.begin(aKeymap({ layers: [['KC_Z']] }));
  await passing();
  expect(baking.bake).toMatchObject({ phase: 'finished', jobId: other });
  expect(baking.history.map(({ phase }) => phase).sort()).toEqual(['finished', 'waiting']);
});
