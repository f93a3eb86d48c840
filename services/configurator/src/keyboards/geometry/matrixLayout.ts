import type { Layout } from '../KeyboardInfo';

/**
 * The layout as the matrix sees it: each key in its row and column, one unit large. Keys without a place in the matrix follow below.
 */
export function matrixLayout(layout: Layout): Layout {
  const rows = Math.max(0, ...layout.map(({ matrix }) => (matrix?.[0] ?? -1) + 1));
  let loose = 0;
  return layout.map((key) => {
    const [y, x] = key.matrix ?? [rows + 0.5, loose++];
    return { ...key, x, y, w: 1, h: 1, r: 0, rx: x, ry: y, outline: null };
  });
}
