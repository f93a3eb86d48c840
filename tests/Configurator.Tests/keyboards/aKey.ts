import type { LayoutKey } from '@/keyboards/KeyboardInfo';

/** A key of one unit in the corner, but for what is said. */
export function aKey(some: Partial<LayoutKey> = {}): LayoutKey {
  const x = some.x ?? 0;
  const y = some.y ?? 0;
  return {
    label: '',
    x,
    y,
    w: 1,
    h: 1,
    r: 0,
    rx: x,
    ry: y,
    matrix: null,
    encoder: null,
    outline: null,
    ...some,
  };
}

/** Rows of keys, given by their widths; a negative width is a gap. Each key has its place in the matrix. */
export function aLayout(...rows: readonly (readonly number[])[]): readonly LayoutKey[] {
  return rows.flatMap((widths, y) => {
    let x = 0;
    let column = 0;
    return widths.flatMap((width) => {
      const at = x;
      x += Math.abs(width);
      return width < 0 ? [] : [aKey({ x: at, y, w: width, rx: at, ry: y, matrix: [y, column++] })];
    });
  });
}

const one = (count: number): readonly number[] => Array<number>(count).fill(1);

/** A 60 % keyboard as ANSI has it. */
export const sixty = aLayout(
  [...one(13), 2],
  [1.5, ...one(12), 1.5],
  [1.75, ...one(11), 2.25],
  [2.25, ...one(10), 2.75],
  [1.25, 1.25, 1.25, 6.25, 1.25, 1.25, 1.25, 1.25],
);

/** A grid. */
export const grid = (rows: number, columns: number): readonly LayoutKey[] => aLayout(...Array.from({ length: rows }, () => one(columns)));
