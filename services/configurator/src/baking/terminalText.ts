/** Text that a build printed in one manner. */
export interface TerminalSpan {
  readonly text: string;
  readonly colour: TerminalColour | null;
  readonly bold: boolean;
}

/** The eight colours of a terminal, of which build tools use these. */
export type TerminalColour = 'red' | 'green' | 'yellow' | 'blue' | 'magenta' | 'cyan';

/**
 * Reads a line with the codes that colour a terminal (ECMA-48, select graphic rendition); other control sequences, such as the
 * `ESC [ K` that gcc prints after each colour, mean nothing on a page and are dropped.
 */
export function readTerminalText(line: string): readonly TerminalSpan[] {
  const spans: TerminalSpan[] = [];
  let colour: TerminalColour | null = null;
  let bold = false;
  let start = 0;
  const take = (text: string): void => {
    if (text !== '') {
      spans.push({ text, colour, bold });
    }
  };
  for (const code of line.matchAll(controlSequence)) {
    take(line.slice(start, code.index));
    start = code.index + code[0].length;
    if (code[2] !== 'm') {
      continue;
    }
    for (const parameter of (code[1] ?? '').split(';')) {
      const number = Number(parameter);
      if (number === 0) {
        [colour, bold] = [null, false];
      } else if (number === 1) {
        bold = true;
      } else if (number === 22) {
        bold = false;
      } else if (number === 39) {
        colour = null;
      } else {
        colour = colours[number > 90 ? number - 60 : number] ?? colour;
      }
    }
  }
  take(line.slice(start));
  return spans;
}

/** The text without any control sequences. */
export function plainText(text: string): string {
  return text.includes('\u001b') ? text.replace(controlSequence, '') : text;
}

const controlSequence = /\u001b\[([0-?]*)[ -/]*([@-~])/g;
const colours: Readonly<Record<number, TerminalColour>> = { 31: 'red', 32: 'green', 33: 'yellow', 34: 'blue', 35: 'magenta', 36: 'cyan' };
