import { afterEach, expect, it, vi } from 'vitest';
import { ApiError } from '@/api/ApiError';
import { callApi, callApiForJson } from '@/api/callApi';
import { submitKeymap } from '@/api/jobs';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function answering(status: number, body: unknown, headers: Record<string, string> = {}) {
  const fetch = vi.fn(
    async (_url: string, _init: RequestInit) =>
      new Response(typeof body === 'string' ? body : JSON.stringify(body), {
        status,
        headers,
      }),
  );
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

async function errorOf(call: Promise<unknown>): Promise<ApiError> {
  const failure = await call.then(
    () => null,
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(ApiError);
  return failure as ApiError;
}

it('tells what is wrong at which place', async () => {
  answering(422, {
    title: 'Unprocessable',
    status: 422,
    detail: '$.layers[0][3]: no',
    errors: [{ path: '$.layers[0][3]', message: 'no', suggestion: 'KC_A' }, 5],
  });
  const error = await errorOf(callApi('/v1/compile'));
  expect(error).toMatchObject({
    kind: 'refused',
    status: 422,
    message: '$.layers[0][3]: no',
    isPassing: false,
  });
  expect(error.places).toEqual([{ path: '$.layers[0][3]', message: 'no', suggestion: 'KC_A' }]);
});

it('understands the older shape of errors', async () => {
  answering(404, { code: 404, message: 'Compile job not found' });
  expect(await errorOf(callApi('/v1/compile/x'))).toMatchObject({
    kind: 'missing',
    message: 'Compile job not found',
  });
});

it('tells how long to wait when there were too many requests', async () => {
  answering(429, { detail: 'Too many requests.' }, { 'Retry-After': '9' });
  expect(await errorOf(callApi('/v1/compile'))).toMatchObject({
    kind: 'busy',
    retryAfter: 9,
    isPassing: true,
  });
});

it.each([
  [502, 'unavailable'],
  [503, 'unavailable'],
  [500, 'broken'],
  [413, 'refused'],
])('makes of %i, answered with a page of a proxy, %s', async (status, kind) => {
  answering(status, '<html>nginx</html>');
  expect(await errorOf(callApi('/v1'))).toMatchObject({ kind, status });
});

it('is offline when no answer comes', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  expect(await errorOf(callApi('/v1'))).toMatchObject({
    kind: 'offline',
    status: 0,
    isPassing: true,
  });
});

it('gives up after a while', async () => {
  vi.useFakeTimers();
  vi.stubGlobal(
    'fetch',
    (_: string, { signal }: RequestInit) =>
      new Promise((_, reject) => signal!.addEventListener('abort', () => reject(signal!.reason as Error))),
  );
  const error = errorOf(callApi('/v1', { timeout: 50 }));
  await vi.advanceTimersByTimeAsync(60);
  expect((await error).kind).toBe('offline');
});

it('rejects with the reason of the signal that ended it', async () => {
  const ending = new AbortController();
  vi.stubGlobal(
    'fetch',
    (_: string, { signal }: RequestInit) =>
      new Promise((_, reject) => signal!.addEventListener('abort', () => reject(signal!.reason as Error))),
  );
  const call = callApi('/v1', { signal: ending.signal });
  ending.abort(new Error('enough'));
  await expect(call).rejects.toThrow('enough');
});

it('says so when the answer is not what was expected', async () => {
  answering(200, '<html>');
  expect(await errorOf(callApiForJson('/v1', (value) => value))).toMatchObject({
    kind: 'broken',
    status: 200,
  });
});

it('submits under a key, and reads job and warnings', async () => {
  const fetch = answering(200, {
    enqueued: true,
    job_id: 'j',
    warnings: [{ path: '$.layers[0][0]', message: 'odd' }],
  });
  expect(await submitKeymap('{"a":1}', 'key')).toEqual({
    jobId: 'j',
    warnings: [{ path: '$.layers[0][0]', message: 'odd' }],
  });
  const [url, init] = fetch.mock.calls[0]!;
  expect(url).toBe('/v1/compile');
  expect(init).toMatchObject({
    method: 'POST',
    body: '{"a":1}',
    headers: { 'Idempotency-Key': 'key', 'Content-Type': 'application/json' },
  });
});
