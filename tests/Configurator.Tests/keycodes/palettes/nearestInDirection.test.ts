import { describe, expect, it } from 'vitest';
import { nearestInDirection } from '@/keycodes/palettes/nearestInDirection';

// Two lines of three keys, and one key below at the right.
const at = (x: number, y: number) => ({ left: x * 10, right: x * 10 + 9, top: y * 10, bottom: y * 10 + 9 });
const boxes = [at(0, 0), at(1, 0), at(2, 0), at(0, 1), at(1, 1), at(2, 1), at(2, 2)];

describe('arrow keys among buttons', () => {
  it.each([
    [0, 'right', 1],
    [2, 'right', 3],
    [3, 'left', 2],
    [0, 'left', null],
    [6, 'right', null],
    [1, 'down', 4],
    [4, 'up', 1],
    [3, 'down', 6],
    [0, 'up', null],
    [6, 'down', null],
  ] as const)('go from %i %s to %j', (from, direction, to) => {
    expect(nearestInDirection(boxes, from, direction)).toBe(to);
  });

  it('go nowhere from nowhere', () => {
    expect(nearestInDirection(boxes, -1, 'right')).toBeNull();
  });
});
