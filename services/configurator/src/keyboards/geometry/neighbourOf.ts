import type { Point } from './Point';

/** Where an arrow key points to. */
export type Direction = 'left' | 'right' | 'up' | 'down';

const steps: Readonly<Record<Direction, Point>> = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };

/**
 * The key one gets to with an arrow key: the nearest in that direction, where what lies aside counts as further away than what lies ahead.
 * @param centers where the keys are
 * @param from the index of the key one is at
 * @returns its index; null at the edge
 */
export function neighbourOf(centers: readonly Point[], from: number, direction: Direction): number | null {
  const origin = centers[from];
  if (origin === undefined) {
    return null;
  }
  const [stepX, stepY] = steps[direction];
  let best: number | null = null;
  let least = Infinity;
  centers.forEach(([x, y], at) => {
    const ahead = (x - origin[0]) * stepX + (y - origin[1]) * stepY;
    const aside = Math.abs((x - origin[0]) * stepY - (y - origin[1]) * stepX);
    // Across, rows count: a key well above or below is none at the side. Up and down, columns are often staggered.
    const isAhead = stepX === 0 ? ahead > 0.3 && aside <= ahead * 2.5 + 0.5 : ahead > 0.05 && aside <= Math.min(0.72, ahead + 0.35);
    const distance = ahead + aside * (stepX === 0 ? 1.5 : 3);
    if (at !== from && isAhead && distance < least) {
      best = at;
      least = distance;
    }
  });
  return best;
}
