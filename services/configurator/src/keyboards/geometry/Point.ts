/** A place on the plane; x to the right, y down, in key units unless said otherwise. */
export type Point = readonly [x: number, y: number];

/** A closed outline, clockwise. */
export type Polygon = readonly Point[];
