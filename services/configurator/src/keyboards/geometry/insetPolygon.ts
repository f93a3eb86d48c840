import type { Point, Polygon } from './Point';

/** How far each side moves inwards, by where it looks to. */
export interface Insets {
  readonly top: number;
  readonly sides: number;
  readonly bottom: number;
}

/** An outline drawn inside another, each side moved inwards. @param outline clockwise */
export function insetPolygon(outline: Polygon, insets: Insets): Polygon {
  const sides = outline.map((from, at) => movedInwards(from, outline[(at + 1) % outline.length]!, insets));
  return outline.map((corner, at) => crossing(sides.at(at - 1)!, sides[at]!) ?? corner);
}

interface Line {
  readonly from: Point;
  readonly direction: Point;
}

function movedInwards(from: Point, to: Point, insets: Insets): Line {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  const direction: Point = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  // Clockwise with y down: the outside is on the left of the way.
  const outwards: Point = [direction[1], -direction[0]];
  const distance = outwards[1] < -0.7 ? insets.top : outwards[1] > 0.7 ? insets.bottom : insets.sides;
  return { from: [from[0] - outwards[0] * distance, from[1] - outwards[1] * distance], direction };
}

function crossing(one: Line, other: Line): Point | null {
  const [ax, ay] = one.direction;
  const [bx, by] = other.direction;
  const determinant = ax * by - ay * bx;
  if (Math.abs(determinant) < 1e-9) {
    return null;
  }
  const along = ((other.from[0] - one.from[0]) * by - (other.from[1] - one.from[1]) * bx) / determinant;
  return [one.from[0] + ax * along, one.from[1] + ay * along];
}
