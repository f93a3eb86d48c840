import { describe, expect, it } from 'vitest';
import { boardNames, boardOf, type BoardKey } from '@/tester/boards';

const keyCount = { ANSI: 104, ISO: 105, JIS: 109 };

describe.each(boardNames)('the %s board', (name) => {
  const { keys, width, height } = boardOf(name);

  it('has the keys of its standard, each once', () => {
    expect(keys).toHaveLength(keyCount[name]);
    expect(new Set(keys.map(({ code }) => code)).size).toBe(keys.length);
  });

  it('has no key over another or beyond its edge', () => {
    for (const [index, key] of keys.entries()) {
      expect(key.x + key.w).toBeLessThanOrEqual(width);
      expect(key.y + key.h).toBeLessThanOrEqual(height);
      for (const other of keys.slice(index + 1)) {
        expect(overlap(key, other), `${key.code} and ${other.code}`).toBe(false);
      }
    }
  });

  it('has rows of 15 units in its main block', () => {
    for (const row of [1.25, 2.25, 4.25, 5.25]) {
      const end = Math.max(...keys.filter(({ x, y }) => y === row && x < 15).map(({ x, w }) => x + w));
      expect(end, `row at ${row}`).toBe(15);
    }
  });

  it('says something on every key but the space bar', () => {
    expect(keys.filter(({ legend }) => legend.join('') === '').map(({ code }) => code)).toEqual(['Space']);
  });
});

function overlap(a: BoardKey, b: BoardKey): boolean {
  // The lower left corner of an ISO Enter is not its own.
  const [enter, other] = a.isEnter ? [a, b] : [b, a];
  const isBesideEnter = enter.isEnter && other.y === enter.y + 1 && other.x + other.w <= enter.x + 0.25;
  return !isBesideEnter && a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}
