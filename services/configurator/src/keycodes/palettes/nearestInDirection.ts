/** A rectangle on the page. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Directions of the arrow keys. */
export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * The box that lies next to one in a direction. To the left and right the order of the boxes counts, as in a text that wraps; upwards and
 * downwards the nearest line, and in it the box nearest to the middle.
 * @returns an index; null when there is none
 */
export function nearestInDirection(boxes: readonly Box[], from: number, direction: Direction): number | null {
  const here = boxes[from];
  if (here === undefined) {
    return null;
  }
  if (direction === 'left' || direction === 'right') {
    const next = direction === 'left' ? from - 1 : from + 1;
    return boxes[next] === undefined ? null : next;
  }
  const sign = direction === 'up' ? -1 : 1;
  const middle = (box: Box): number => (box.left + box.right) / 2;
  const center = (box: Box): number => (box.top + box.bottom) / 2;
  let best: number | null = null;
  let least = Infinity;
  boxes.forEach((box, index) => {
    const apart = sign * (center(box) - center(here));
    if (apart < (here.bottom - here.top) / 2) {
      return;
    }
    // A line further away loses to a box further aside in a nearer line.
    const aside = Math.abs(middle(box) - middle(here));
    const distance = apart * 1000 + aside;
    if (distance < least) {
      least = distance;
      best = index;
    }
  });
  return best;
}
