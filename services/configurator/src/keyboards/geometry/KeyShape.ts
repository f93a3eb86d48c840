import type { Layout, LayoutKey } from '../KeyboardInfo';
import { keyOutline } from './keyOutline';
import type { Point, Polygon } from './Point';
import { rotate } from './rotate';

/** A key's place on the drawing; lengths in key units. */
export interface KeyShape {
  readonly key: LayoutKey;
  /** The outline before it is turned, clockwise. */
  readonly outline: Polygon;
  /** The part of the key that legends stand on, before it is turned: `[x, y, width, height]`. */
  readonly face: readonly [x: number, y: number, width: number, height: number];
  /** The middle of the face, turned: where the key is, for a person who moves from key to key. */
  readonly center: Point;
  /** The corners of the outline, turned. */
  readonly corners: Polygon;
}

/** The shapes of a layout's keys, in its order. */
export function keyShapes(layout: Layout): readonly KeyShape[] {
  return layout.map((key) => {
    const outline = keyOutline(key, layout);
    const face = key.outline === null ? ([key.x, key.y, key.w, key.h] as const) : widestPart(outline);
    const turn = (point: Point): Point => rotate(point, key.r, [key.rx, key.ry]);
    return { key, outline, face, center: turn([face[0] + face[2] / 2, face[1] + face[3] / 2]), corners: outline.map(turn) };
  });
}

/** Of an outline with upright sides, the widest rectangle between two levels of corners; else all that it is in. */
function widestPart(outline: Polygon): readonly [number, number, number, number] {
  const xs = outline.map(([x]) => x);
  const ys = outline.map(([, y]) => y);
  const all = [Math.min(...xs), Math.min(...ys), Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)] as const;
  const isUpright = outline.every(([x, y], at) => {
    const [nextX, nextY] = outline[(at + 1) % outline.length]!;
    return x === nextX || y === nextY;
  });
  if (!isUpright) {
    return all;
  }
  const levels = [...new Set(ys)].sort((one, other) => one - other);
  const parts = levels.slice(0, -1).map((top, at) => {
    const bottom = levels[at + 1]!;
    const middle = (top + bottom) / 2;
    const crossed = outline
      .filter(([, y], corner) => (y - middle) * (outline[(corner + 1) % outline.length]![1] - middle) < 0)
      .map(([x]) => x);
    return [Math.min(...crossed), top, Math.max(...crossed) - Math.min(...crossed), bottom - top] as const;
  });
  const isBetter = (one: readonly number[], other: readonly number[]): boolean => one[2]! * one[3]! > other[2]! * other[3]!;
  return parts.reduce((best, part) => (isBetter(part, best) ? part : best), parts[0] ?? all);
}
