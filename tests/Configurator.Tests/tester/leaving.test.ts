import { expect, it } from 'vitest';
import { leaves } from '@/tester/leaving';
import { emptyRun, press, release, type TestRun } from '@/tester/TestRun';

const tapped = (code: string): TestRun =>
  release(press(emptyRun, { code, key: code, time: 0 }, 30), {
    code,
    key: code,
    time: 50,
  });

it('lets a person leave with Escape pressed twice', () => {
  expect(leaves(tapped('Escape'), { code: 'Escape', timeStamp: 200 })).toBe(true);
});

it.each([
  ['one Escape', emptyRun, 'Escape', 200],
  ['a second one much later', tapped('Escape'), 'Escape', 900],
  ['an Escape key that chatters', tapped('Escape'), 'Escape', 60],
  ['another key after it', tapped('Escape'), 'Tab', 200],
  ['another key before it', tapped('Tab'), 'Escape', 200],
])('does not take %s for that', (_, run, code, timeStamp) => {
  expect(leaves(run, { code, timeStamp })).toBe(false);
});
