import { describe, expect, it } from 'vitest';
import { boundsOf } from '@/keyboards/geometry/boundsOf';
import { insetPolygon } from '@/keyboards/geometry/insetPolygon';
import { keyOutline } from '@/keyboards/geometry/keyOutline';
import { keyShapes } from '@/keyboards/geometry/KeyShape';
import { matrixLayout } from '@/keyboards/geometry/matrixLayout';
import { neighbourOf, type Direction } from '@/keyboards/geometry/neighbourOf';
import { rotate } from '@/keyboards/geometry/rotate';
import { roundedPath } from '@/keyboards/geometry/roundedPath';
import { aKey, aLayout, grid, sixty } from './aKey';

describe('The outline of a key', () => {
  it('is a rectangle', () => {
    expect(keyOutline(aKey({ x: 2, y: 1, w: 1.5 }), [])).toEqual([
      [2, 1],
      [3.5, 1],
      [3.5, 2],
      [2, 2],
    ]);
  });

  it('is that of an ISO Enter where a narrow tall key ends a row with room at its left', () => {
    const enter = aKey({ x: 13.75, y: 1, w: 1.25, h: 2 });
    const layout = [aKey({ x: 12.5, y: 1 }), aKey({ x: 12.75, y: 2 }), enter];
    expect(keyOutline(enter, layout)).toContainEqual([13.5, 1]);
    expect(keyOutline(enter, layout)).toContainEqual([13.75, 2]);
  });

  it('is not that of an ISO Enter where another key has the room, or where none is at its side', () => {
    const tall = aKey({ x: 13.75, y: 1, w: 1.25, h: 2 });
    expect(keyOutline(tall, [aKey({ x: 12.75, y: 1 }), tall])).toHaveLength(4);
    expect(keyOutline(tall, [tall])).toHaveLength(4);
  });

  it('is what info.json says, clockwise and closed once', () => {
    const outline = keyOutline(
      aKey({
        x: 1,
        y: 1,
        outline: [
          [0, 0],
          [0, 2],
          [1, 2],
          [1, 0],
          [0, 0],
        ],
      }),
      [],
    );
    expect(outline).toEqual([
      [2, 1],
      [2, 3],
      [1, 3],
      [1, 1],
    ]);
  });
});

describe('A turned key', () => {
  it('turns clockwise about its origin', () => {
    const [x, y] = rotate([1, 0], 90, [0, 0]);
    expect(x).toBeCloseTo(0);
    expect(y).toBeCloseTo(1);
  });

  it('is in the bounds with all its corners', () => {
    const bounds = boundsOf(keyShapes([aKey({ r: 45, rx: 0, ry: 0 })]));
    expect(bounds.x).toBeCloseTo(-Math.SQRT1_2);
    expect(bounds.width).toBeCloseTo(Math.SQRT2);
    expect(bounds.height).toBeCloseTo(Math.SQRT2);
  });
});

describe('A cap', () => {
  it('is drawn inside of its key, further from the bottom than from the top', () => {
    const inside = insetPolygon(keyOutline(aKey(), []), {
      top: 0.1,
      sides: 0.2,
      bottom: 0.3,
    });
    const rounded = inside.map(([x, y]) => [Number(x.toFixed(6)), Number(y.toFixed(6))]);
    expect(rounded).toEqual([
      [0.2, 0.1],
      [0.8, 0.1],
      [0.8, 0.7],
      [0.2, 0.7],
    ]);
  });

  it('has round corners, never rounder than its sides are long', () => {
    const path = roundedPath(keyOutline(aKey(), []), 5, 10);
    expect(path).toBe('M0 5Q0 0 5 0L5 0Q10 0 10 5L10 5Q10 10 5 10L5 10Q0 10 0 5Z');
  });

  it('has its legends on the widest part of an uneven key', () => {
    const [shape] = keyShapes([
      aKey({
        w: 1.25,
        h: 2,
        outline: [
          [0, 0],
          [1.5, 0],
          [1.5, 2],
          [0.25, 2],
          [0.25, 1],
          [0, 1],
        ],
      }),
    ]);
    expect(shape!.face).toEqual([0, 0, 1.5, 1]);
  });
});

describe('Arrow keys', () => {
  const way = (layout: ReturnType<typeof aLayout>, from: number, ...directions: readonly Direction[]) =>
    directions.reduce<number | null>(
      (at, direction) =>
        at === null
          ? null
          : neighbourOf(
              keyShapes(layout).map(({ center }) => center),
              at,
              direction,
            ),
      from,
    );

  it('go along a row and stop at its ends', () => {
    expect(way(sixty, 0, 'right', 'right')).toBe(2);
    expect(way(sixty, 13, 'right')).toBeNull();
    expect(way(sixty, 14, 'left')).toBeNull();
  });

  it('go to the nearest key of the next row', () => {
    expect(way(sixty, 0, 'down')).toBe(14);
    expect(way(sixty, 14, 'down', 'down', 'down')).toBe(53);
    expect(way(sixty, 56, 'up')).toBeGreaterThan(40);
  });

  it('cross the gap between halves', () => {
    const halves = aLayout([1, 1, -6, 1, 1]);
    expect(way(halves, 1, 'right')).toBe(2);
    expect(way(halves, 2, 'left')).toBe(1);
  });

  it.each([
    ['60 %', sixty],
    ['a grid', grid(4, 12)],
    ['halves', aLayout([1, 1, 1, -5, 1, 1, 1], [1, 1, 1, -5, 1, 1, 1], [-2, 1.5, -5, 1.5])],
  ])('lead to every key of %s', (_, layout) => {
    const centers = keyShapes(layout).map(({ center }) => center);
    const seen = new Set([0]);
    const open = [0];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const direction of ['left', 'right', 'up', 'down'] as const) {
        const to = neighbourOf(centers, at, direction);
        if (to !== null && !seen.has(to)) {
          seen.add(to);
          open.push(to);
        }
      }
    }
    expect(seen.size).toBe(layout.length);
  });
});

describe('The matrix', () => {
  it('has each key in its row and column, and those without a place below', () => {
    const shown = matrixLayout([aKey({ x: 7, w: 2, r: 15, matrix: [1, 3] }), aKey({ x: 3 })]);
    expect(shown[0]).toMatchObject({ x: 3, y: 1, w: 1, r: 0 });
    expect(shown[1]).toMatchObject({ x: 0, y: 2.5 });
  });
});
