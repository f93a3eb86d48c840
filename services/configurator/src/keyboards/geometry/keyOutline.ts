import type { Layout, LayoutKey } from '../KeyboardInfo';
import type { Polygon } from './Point';

/**
 * The outline of a key before it is turned, in the layout's coordinates.
 *
 * A published outline (`ks`) is taken as it is. info.json has no other way to say that a key is no rectangle, and gives an ISO Enter as the
 * narrow, tall part of it: 1.25 by 2 units. Where the quarter unit at the left of its upper half is free, it belongs to the key, as the
 * standard (ISO/IEC 9995) shapes it.
 */
export function keyOutline(key: LayoutKey, layout: Layout): Polygon {
  const { x, y, w, h } = key;
  if (key.outline !== null) {
    return clockwise(key.outline.map(([dx, dy]) => [x + dx, y + dy] as const));
  }
  if (isIsoEnter(key, layout)) {
    return [
      [x - 0.25, y],
      [x + w, y],
      [x + w, y + h],
      [x, y + h],
      [x, y + 1],
      [x - 0.25, y + 1],
    ];
  }
  return [
    [x, y],
    [x + w, y],
    [x + w, y + h],
    [x, y + h],
  ];
}

function isIsoEnter(key: LayoutKey, layout: Layout): boolean {
  if (key.w !== 1.25 || key.h !== 2) {
    return false;
  }
  const overlaps = (other: LayoutKey): boolean =>
    other !== key && other.x < key.x && other.x + other.w > key.x - 0.25 && other.y < key.y + 1 && other.y + other.h > key.y;
  // Standing alone it is just a tall key; on a keyboard it ends a row.
  return (
    !layout.some(overlaps) &&
    layout.some((other) => other !== key && other.y === key.y && Math.abs(other.x + other.w - (key.x - 0.25)) < 0.01)
  );
}

function clockwise(corners: Polygon): Polygon {
  const first = corners[0]!;
  const last = corners.at(-1)!;
  const open = corners.length > 3 && first[0] === last[0] && first[1] === last[1] ? corners.slice(0, -1) : corners;
  const area = open.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = open[(at + 1) % open.length]!;
    return sum + x * nextY - nextX * y;
  }, 0);
  return area >= 0 ? open : [...open].reverse();
}
