import type { Layout } from '@/keyboards/KeyboardInfo';
import { keyShapes } from '@/keyboards/geometry/KeyShape';
import type { Point } from '@/keyboards/geometry/Point';

/** A row of keys, by their indexes, from left to right. */
export type Row = readonly number[];

/**
 * The rows that whoever made a layout had in mind, also where columns are staggered or halves are turned: layouts name keys row by row from
 * left to right. Halves that are named one after the other are put together again.
 */
export function rowsOf(layout: Layout): readonly Row[] {
  const centers = keyShapes(layout).map(({ center }) => center);
  const runs: number[][] = [];
  centers.forEach(([x, y], index) => {
    const former = centers[index - 1];
    if (former === undefined || x <= former[0] || Math.abs(y - former[1]) > 1.4) {
      runs.push([]);
    }
    runs.at(-1)!.push(index);
  });
  const rows: number[][] = [];
  for (const run of runs) {
    const half = rows.find(
      (row) => Math.abs(middle(row, centers) - middle(run, centers)) < 0.45 && (isLeftOf(row, run, centers) || isLeftOf(run, row, centers)),
    );
    if (half === undefined) {
      rows.push([...run]);
    } else {
      half.push(...run);
      half.sort((one, other) => centers[one]![0] - centers[other]![0]);
    }
  }
  return rows.sort((one, other) => middle(one, centers) - middle(other, centers));
}

function middle(row: Row, centers: readonly Point[]): number {
  return row.reduce((sum, index) => sum + centers[index]![1], 0) / row.length;
}

function isLeftOf(row: Row, other: Row, centers: readonly Point[]): boolean {
  return Math.max(...row.map((index) => centers[index]![0])) < Math.min(...other.map((index) => centers[index]![0]));
}
