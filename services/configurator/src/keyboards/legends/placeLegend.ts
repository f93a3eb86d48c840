import { textWidth } from './textWidth';

/** A text on a key: where its middle is, and how large it is, in key units. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** What is to stand on a key. */
export interface Legend {
  readonly lines: readonly string[];
  readonly hold?: string;
}

const smallest = 0.15;
const sides = 0.2;

/**
 * Places a key's texts on its face: as large as there is room for, and not larger than is handsome.
 * @param face `[x, y, width, height]` of the key, in key units
 */
export function placeLegend(
  { lines, hold }: Legend,
  [x, y, width, height]: readonly [number, number, number, number],
): readonly PlacedText[] {
  const shown = lines.filter((line) => line !== '').slice(0, 3);
  const middle = x + width / 2;
  const room = width - sides;
  // The face of a cap lies a little above the middle of the key.
  const top = y + 0.1;
  const bottom = y + height - (hold ? 0.34 : 0.17);
  const largest = shown.length === 1 ? ([...shown[0]!].length <= 2 ? 0.32 : 0.235) : shown.length === 2 ? 0.235 : 0.165;
  const size = Math.min(...shown.map((line) => fitting(line, room, hold ? largest * 0.9 : largest)));
  const step = Math.min((bottom - top) / Math.max(1, shown.length), size * 1.28);
  const first = (top + bottom) / 2 - (step * (shown.length - 1)) / 2;
  const placed = shown.map((line, at) => ({ text: shortened(line, room, size), x: middle, y: first + at * step, size }));
  if (hold === undefined || hold === '') {
    return placed;
  }
  const holdSize = fitting(hold, room, 0.165);
  return [...placed, { text: shortened(hold, room, holdSize), x: middle, y: y + height - 0.28, size: holdSize }];
}

function fitting(text: string, room: number, largest: number): number {
  return Math.max(smallest, Math.min(largest, room / textWidth(text)));
}

function shortened(text: string, room: number, size: number): string {
  const letters = [...text];
  if (textWidth(text) * size <= room * 1.04) {
    return text;
  }
  while (letters.length > 1 && textWidth(letters.join('') + '…') * size > room) {
    letters.pop();
  }
  return letters.join('') + '…';
}
