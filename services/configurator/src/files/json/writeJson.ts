import { ExactNumber } from './ExactNumber';
import { MemberList } from './MemberList';

/**
 * Writes what `readJson` has read, value by value as it was; only white space is laid out anew: two spaces a level, and lists of plain values in one line
 * as long as that is no longer than a screen is wide.
 */
export function writeJson(value: unknown): string {
  return `${written(value, '')}\n`;
}

/** The same without any white space. */
export function writeCompactJson(value: unknown): string {
  if (value instanceof ExactNumber) {
    return value.text;
  }
  if (Array.isArray(value)) {
    return `[${value.map(writeCompactJson).join(',')}]`;
  }
  const members = membersOf(value);
  return members === null
    ? (JSON.stringify(value) ?? 'null')
    : `{${members.map(([name, member]) => `${JSON.stringify(name)}:${writeCompactJson(member)}`).join(',')}}`;
}

const widest = 120;

function written(value: unknown, indent: string): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const isPlain = value.every((item) => item instanceof ExactNumber || typeof item !== 'object' || item === null);
    const line = isPlain ? `[${value.map(writeCompactJson).join(', ')}]` : '';
    return value.length === 0
      ? '[]'
      : isPlain && line.length + indent.length <= widest
        ? line
        : block(
            '[',
            value.map((item) => written(item, inner)),
            ']',
            indent,
          );
  }
  const members = membersOf(value);
  if (members === null) {
    return writeCompactJson(value);
  }
  return members.length === 0
    ? '{}'
    : block(
        '{',
        members.map(([name, member]) => `${JSON.stringify(name)}: ${written(member, inner)}`),
        '}',
        indent,
      );
}

function block(open: string, items: readonly string[], close: string, indent: string): string {
  return `${open}\n${items.map((item) => `${indent}  ${item}`).join(',\n')}\n${indent}${close}`;
}

/** The members of an object that are written; null for what is no object. */
function membersOf(value: unknown): readonly (readonly [string, unknown])[] | null {
  if (value instanceof MemberList) {
    return value.members;
  }
  return typeof value !== 'object' || value === null || value instanceof ExactNumber
    ? null
    : Object.entries(value).filter(([, member]) => member !== undefined);
}
