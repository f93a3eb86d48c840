import { expect, it } from 'vitest';
import { withBake, withoutBake, type BakeHistory } from '@/baking/bakeHistory';
import { recordOf, type BakeRecord } from '@/baking/BakeRecord';
import { newBake } from '@/baking/newBake';
import { aKeymap } from './aKeymap';

function record(key: string, startedAt: number, parts: Partial<BakeRecord> = {}): BakeRecord {
  return { ...recordOf(newBake(aKeymap(), startedAt, key)), ...parts };
}

function all(records: readonly BakeRecord[]): BakeHistory {
  return records.reduce<BakeHistory>(withBake, []);
}

it('has the latest first, and each once', () => {
  const history = all([record('a', 1), record('b', 2), record('a', 1, { phase: 'finished' })]);
  expect(history.map(({ key, phase }) => [key, phase])).toEqual([
    ['b', 'sending'],
    ['a', 'finished'],
  ]);
});

it('forgets the oldest when there are more than forty', () => {
  const history = all(Array.from({ length: 45 }, (_, index) => record(`${index}`, index)));
  expect(history).toHaveLength(40);
  expect(history.at(-1)!.key).toBe('5');
});

it('forgets the oldest when keymaps are large, but never the latest', () => {
  const large = { keymapJson: 'x'.repeat(600_000) };
  expect(all([record('a', 1, large), record('b', 2, large)]).map(({ key }) => key)).toEqual(['b']);
  expect(all([record('a', 1, { keymapJson: 'x'.repeat(2_000_000) })])).toHaveLength(1);
});

it('forgets what is to be forgotten', () => {
  expect(withoutBake(all([record('a', 1), record('b', 2)]), 'a').map(({ key }) => key)).toEqual(['b']);
});
