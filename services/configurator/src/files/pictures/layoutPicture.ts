import type { KeycodeDescription } from '@/keycodes/KeycodeDescription';
import { boundsOf } from '@/keyboards/geometry/boundsOf';
import { insetPolygon } from '@/keyboards/geometry/insetPolygon';
import { keyShapes, type KeyShape } from '@/keyboards/geometry/KeyShape';
import { roundedPath } from '@/keyboards/geometry/roundedPath';
import type { Layout } from '@/keyboards/KeyboardInfo';
import { fitText, lineHeight } from './fitText';
import type { PictureColours } from './pictureColours';

/** One drawing of the keyboard in a picture. */
export interface PicturePart {
  /** What stands above it; nothing when empty. */
  readonly title: string;
  /** What stands on the keys, in the order of the layout; keys beyond the list are blank. */
  readonly keys: readonly Pick<KeycodeDescription, 'lines' | 'hold' | 'kind'>[];
  /** Lines below it, for example what encoders do. */
  readonly notes: readonly string[];
}

/**
 * Draws a layout, once for each part, as an SVG document of its own: it needs no style sheet and no font of this page.
 * @param heading What stands above all; nothing when empty.
 */
export function layoutPicture(layout: Layout, parts: readonly PicturePart[], colours: PictureColours, heading = ''): string {
  const shapes = keyShapes(layout);
  const bounds = boundsOf(shapes);
  const width = Math.max(bounds.width * unit, leastWidth) + 2 * margin;
  const texts: string[] = [];
  let top = margin;
  if (heading !== '') {
    texts.push(line(heading, margin, top + headingSize, headingSize, colours.ink, 'start', 700));
    top += headingSize * 2;
  }
  const left = (width - bounds.width * unit) / 2 - bounds.x * unit;
  for (const part of parts) {
    if (part.title !== '') {
      texts.push(line(part.title, margin, top + titleSize, titleSize, colours.ink, 'start', 600));
      top += titleSize * 1.8;
    }
    const keys = shapes.map((shape, index) => keyPicture(shape, part.keys[index], colours)).join('');
    texts.push(`<g transform="translate(${round(left)} ${round(top - bounds.y * unit)})">${keys}</g>`);
    top += bounds.height * unit + noteSize;
    for (const note of part.notes) {
      texts.push(line(note, margin, top + noteSize, noteSize, colours.ink, 'start', 400));
      top += noteSize * 1.5;
    }
    top += noteSize;
  }
  const height = top - noteSize + margin;
  const ground = colours.ground === 'none' ? '' : `<rect width="100%" height="100%" fill="${colours.ground}"/>`;
  const size = `width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="${fonts}">${ground}${texts.join('')}</svg>`;
}

const unit = 54;
const margin = 20;
const leastWidth = 260;
const headingSize = 20;
const titleSize = 15;
const noteSize = 13;
const fonts = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

function keyPicture(shape: KeyShape, legend: PicturePart['keys'][number] | undefined, colours: PictureColours): string {
  const { key } = shape;
  const kind = legend?.kind ?? 'none';
  const turned = key.r === 0 ? '' : ` transform="rotate(${key.r} ${round(key.rx * unit)} ${round(key.ry * unit)})"`;
  const cap = roundedPath(insetPolygon(shape.outline, { top: 0.03, sides: 0.03, bottom: 0.03 }), 0.11, unit);
  const face = roundedPath(insetPolygon(shape.outline, { top: 0.03, sides: 0.03, bottom: 0.1 }), 0.1, unit);
  const edge = colours.edge === 'none' ? '' : `<path d="${cap}" fill="${colours.edge}"/>`;
  const top = `<path d="${colours.edge === 'none' ? cap : face}" fill="${colours.keys[kind]}" stroke="${colours.line}"/>`;
  return `<g${turned}>${edge}${top}${legendPicture(shape, legend, colours)}</g>`;
}

function legendPicture(shape: KeyShape, legend: PicturePart['keys'][number] | undefined, colours: PictureColours): string {
  if (legend === undefined) {
    return '';
  }
  const [x, y, w, h] = shape.face.map((length) => length * unit) as [number, number, number, number];
  const room = { width: w - 12, height: h - 12 };
  const middle = x + w / 2;
  const hold = legend.hold ?? '';
  const holdSize = hold === '' ? 0 : fitText([hold], room.width, room.height / 3, 10, 5);
  const lines = legend.kind === 'transparent' && legend.lines.join('') === '' ? ['▽'] : legend.lines.filter((text) => text !== '');
  const size = fitText(lines, room.width, room.height - holdSize * lineHeight, lines.length === 1 && lines[0]!.length < 3 ? 17 : 13, 5);
  const ink = legend.kind === 'transparent' ? colours.soft : colours.ink;
  const start = y + (h - 4 - holdSize * lineHeight) / 2 - (lines.length * size * lineHeight) / 2 + size * 0.92;
  const texts = lines.map((text, index) => line(text, middle, start + index * size * lineHeight, size, ink, 'middle', 500));
  if (hold !== '') {
    texts.push(line(hold, middle, y + h - 9, holdSize, colours.soft, 'middle', 500));
  }
  return texts.join('');
}

function line(text: string, x: number, y: number, size: number, fill: string, anchor: 'start' | 'middle', weight: number): string {
  const place = `x="${round(x)}" y="${round(y)}" font-size="${round(size)}"`;
  return `<text ${place} fill="${fill}" text-anchor="${anchor}" font-weight="${weight}">${escaped(text)}</text>`;
}

/** Characters that mean something in XML stand for themselves; those that must not stand in it at all are left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function round(length: number): number {
  return Math.round(length * 100) / 100;
}
