import { expect, it } from 'vitest';
import { plainText, readTerminalText } from '@/baking/terminalText';

it('reads colours and bold, and drops other codes', () => {
  expect(readTerminalText('Compiling: a.c \u001b[32;01m[OK]\u001b[0m')).toEqual([
    { text: 'Compiling: a.c ', colour: null, bold: false },
    { text: '[OK]', colour: 'green', bold: true },
  ]);
  expect(readTerminalText('\u001b[01;31m\u001b[Kerror: \u001b[m\u001b[Kbad')).toEqual([
    { text: 'error: ', colour: 'red', bold: true },
    { text: 'bad', colour: null, bold: false },
  ]);
  expect(readTerminalText('\u001b[96mbright\u001b[39m')).toEqual([{ text: 'bright', colour: 'cyan', bold: false }]);
});

it('leaves text without codes as it is', () => {
  expect(readTerminalText('[31m plain')).toEqual([{ text: '[31m plain', colour: null, bold: false }]);
  expect(readTerminalText('')).toEqual([]);
});

it('takes the codes out', () => {
  expect(plainText('\u001b[01m\u001b[Ka.c:1:\u001b[m\u001b[K x')).toBe('a.c:1: x');
});
