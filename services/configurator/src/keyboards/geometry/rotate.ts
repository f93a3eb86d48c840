import type { Point } from './Point';

/** A point turned clockwise about another. @param degrees how far */
export function rotate([x, y]: Point, degrees: number, [aboutX, aboutY]: Point): Point {
  if (degrees % 360 === 0) {
    return [x, y];
  }
  const angle = (degrees * Math.PI) / 180;
  const cosine = Math.cos(angle);
  const sine = Math.sin(angle);
  return [aboutX + (x - aboutX) * cosine - (y - aboutY) * sine, aboutY + (x - aboutX) * sine + (y - aboutY) * cosine];
}
