import { describe, expect, it } from 'vitest';
import { emptyRun, letGo, logLength, press, release, type KeyStroke, type TestRun } from '@/tester/TestRun';

const threshold = 30;
const stroke = (time: number, code = 'KeyQ', key = 'q'): KeyStroke => ({
  code,
  key,
  time,
});

/** Presses and releases a key at each of the times, two at a time. */
function played(...times: number[]): TestRun {
  return times.reduce((run, time, index) => (index % 2 === 0 ? press(run, stroke(time), threshold) : release(run, stroke(time))), emptyRun);
}

describe('a test of a keyboard', () => {
  it('remembers which keys are down and which were seen', () => {
    const run = press(played(0, 80), stroke(100, 'KeyW', 'w'), threshold);

    expect([...run.down.keys()]).toEqual(['KeyW']);
    expect([...run.seen]).toEqual(['KeyQ', 'KeyW']);
  });

  it('logs what happened, newest first, with how long a key was held and how long it had been up', () => {
    const log = played(0, 80, 200, 290).log.map(({ id, kind, held, pause }) => ({ id, kind, held, pause }));

    expect(log).toEqual([
      { id: 4, kind: 'up', held: 90, pause: null },
      { id: 3, kind: 'down', held: null, pause: 120 },
      { id: 2, kind: 'up', held: 80, pause: null },
      { id: 1, kind: 'down', held: null, pause: null },
    ]);
  });

  it('says that a key chatters when it comes down again within the threshold', () => {
    expect(played(0, 80, 109).chatter.get('KeyQ')).toBe(1);
    expect(played(0, 80, 109, 150, 160).chatter.get('KeyQ')).toBe(2);
    expect(played(0, 80, 109).log[0]!.chatters).toBe(true);
  });

  it('does not say so of a finger, nor of two keys one after the other', () => {
    expect(played(0, 80, 110).chatter.size).toBe(0);
    expect(press(played(0, 80), stroke(81, 'KeyW', 'w'), threshold).chatter.size).toBe(0);
  });

  it('takes a key that the host repeats for held', () => {
    const held = press(press(emptyRun, stroke(0), threshold), stroke(500), threshold);

    expect(held.log).toHaveLength(1);
    expect(release(held, stroke(900)).log[0]!.held).toBe(900);
  });

  it('counts a key that is only ever seen to come up', () => {
    const run = release(emptyRun, stroke(5, 'PrintScreen', 'PrintScreen'));

    expect(run.seen.has('PrintScreen')).toBe(true);
    expect(run.log[0]).toMatchObject({ kind: 'up', held: null });
  });

  it('lets go of all keys when the page no longer hears them', () => {
    const run = letGo(press(emptyRun, stroke(0), threshold));

    expect(run.down.size).toBe(0);
    expect(run.seen.size).toBe(1);
    expect(letGo(run)).toBe(run);
  });

  it('tells keys without a place apart by what they mean', () => {
    const run = press(press(emptyRun, stroke(0, '', 'é'), threshold), stroke(1, '', 'Process'), threshold);

    expect([...run.seen]).toEqual(['(é)', '(Process)']);
  });

  it('knows the names of older browsers', () => {
    expect([...press(emptyRun, stroke(0, 'OSLeft', 'OS'), threshold).seen]).toEqual(['MetaLeft']);
  });

  it('keeps the end of a long log', () => {
    const times = Array.from({ length: 3 * logLength }, (_, index) => index * 100);
    const { log } = played(...times);

    expect(log).toHaveLength(logLength);
    expect(log[0]!.id).toBe(3 * logLength);
  });
});
