import type { Point, Polygon } from './Point';

/**
 * The path of an outline with rounded corners, for the `d` of an SVG path.
 * @param radius of the corners; smaller where a side is too short for it
 * @param scale by which lengths are multiplied
 */
export function roundedPath(outline: Polygon, radius: number, scale = 1): string {
  const text = ([x, y]: Point): string => `${rounded(x * scale)} ${rounded(y * scale)}`;
  const corners = outline.map((corner, at) => {
    const before = outline.at(at - 1)!;
    const after = outline[(at + 1) % outline.length]!;
    const most = Math.min(radius, distance(corner, before) / 2, distance(corner, after) / 2);
    return { start: towards(corner, before, most), corner, end: towards(corner, after, most) };
  });
  return corners.map(({ start, corner, end }, at) => `${at === 0 ? 'M' : 'L'}${text(start)}Q${text(corner)} ${text(end)}`).join('') + 'Z';
}

function towards(from: Point, to: Point, far: number): Point {
  const length = distance(from, to) || 1;
  return [from[0] + ((to[0] - from[0]) * far) / length, from[1] + ((to[1] - from[1]) * far) / length];
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1]);
}

function rounded(length: number): number {
  return Math.round(length * 1000) / 1000;
}
