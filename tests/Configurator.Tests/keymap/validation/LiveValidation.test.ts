import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveValidation } from '@/keymap/validation/LiveValidation';
import type { RemoteFinding } from '@/keymap/validation/RemoteValidation';
import { type RemoteAnswer, validateRemotely } from '@/keymap/validation/validateRemotely';

const finding: RemoteFinding = {
  severity: 'error',
  path: '$.layout',
  message: 'No such layout.',
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start(answer: RemoteAnswer = [finding]) {
  const asked: { keymap: string; signal: AbortSignal }[] = [];
  const told: (readonly RemoteFinding[])[] = [];
  const live = new LiveValidation(
    (keymap, signal) => {
      asked.push({ keymap, signal });
      return Promise.resolve(answer);
    },
    (findings) => told.push(findings),
    100,
  );
  return { asked, told, live };
}

describe('asking the service about a keymap', () => {
  it('waits until nothing has changed for a while, and asks about the newest only', async () => {
    const { asked, told, live } = start();
    live.changed('a');
    await vi.advanceTimersByTimeAsync(60);
    live.changed('b');
    await vi.advanceTimersByTimeAsync(60);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(60);
    expect(asked.map(({ keymap }) => keymap)).toEqual(['b']);
    expect(told).toEqual([[finding]]);
  });

  it('does not ask twice about the same', async () => {
    const { asked, live } = start();
    live.changed('a');
    await vi.advanceTimersByTimeAsync(200);
    live.changed('a');
    await vi.advanceTimersByTimeAsync(200);
    expect(asked).toHaveLength(1);
  });

  it('gives up a question when the keymap changes, and does not heed its answer', async () => {
    const told: unknown[] = [];
    const signals: AbortSignal[] = [];
    const live = new LiveValidation(
      (_, signal) => {
        signals.push(signal);
        return new Promise((answer) => setTimeout(() => answer([finding]), 1000));
      },
      (findings) => told.push(findings),
      100,
    );
    live.changed('a');
    await vi.advanceTimersByTimeAsync(150);
    live.changed('b');
    expect(signals[0]?.aborted).toBe(true);
    await vi.advanceTimersByTimeAsync(5000);
    expect(told).toHaveLength(1);
  });

  it('does not ask again when the service has no such endpoint', async () => {
    const { asked, told, live } = start('absent');
    live.changed('a');
    await vi.advanceTimersByTimeAsync(200);
    live.changed('b');
    await vi.advanceTimersByTimeAsync(200);
    expect(asked).toHaveLength(1);
    expect(told).toEqual([]);
  });

  it('says nothing when the service cannot be asked, and asks about the next change', async () => {
    const { asked, told, live } = start('failed');
    live.changed('a');
    await vi.advanceTimersByTimeAsync(200);
    live.changed('b');
    await vi.advanceTimersByTimeAsync(200);
    expect(asked).toHaveLength(2);
    expect(told).toEqual([]);
  });
});

describe('the answer of the service', () => {
  const signal = new AbortController().signal;
  const answering =
    (status: number, body: unknown): typeof fetch =>
    () =>
      Promise.resolve(new Response(JSON.stringify(body), { status }));

  it('is read: errors first, then warnings', async () => {
    const body = {
      valid: false,
      errors: [{ path: '$.layout', message: 'No.' }],
      warnings: [{ path: '$.layers[0][3]', message: 'Hm.' }, 1],
    };
    expect(await validateRemotely('{}', signal, answering(200, body))).toEqual([
      { severity: 'error', path: '$.layout', message: 'No.' },
      { severity: 'warning', path: '$.layers[0][3]', message: 'Hm.' },
    ]);
  });

  it.each([404, 405])('%i tells that there is no such endpoint', async (status) => {
    expect(await validateRemotely('{}', signal, answering(status, {}))).toBe('absent');
  });

  it('that is an error or none at all is a failure', async () => {
    expect(await validateRemotely('{}', signal, answering(503, {}))).toBe('failed');
    expect(await validateRemotely('{}', signal, () => Promise.reject(new TypeError('offline')))).toBe('failed');
  });
});
