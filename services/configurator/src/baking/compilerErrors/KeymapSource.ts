import { normalKeycode } from '@/files/keymap/normalKeycode';
import type { Keymap } from '@/keymap/Keymap';

/** Text of a keymap.c that one value of the keymap has become. */
export interface SourceSpan {
  /** Offsets in the line, from 0; the end is not in it. */
  readonly start: number;
  readonly end: number;
  /** JSON path of the value. */
  readonly path: string;
}

/** A line of a keymap.c. */
export interface SourceLine {
  readonly text: string;
  readonly spans: readonly SourceSpan[];
  /** JSON path of what the whole line is of; null for lines that are of nothing in the keymap. */
  readonly path: string | null;
}

/**
 * The keymap.c of a keymap, line by line, as QMK's `json2c` writes it (lib/python/qmk/keymap.py, `generate_c`), each keycode in the normal form in
 * which this service hands it to the compiler. Other versions of the firmware may have other lines around the tables, so line numbers are to be
 * compared with care; see `findLine`.
 */
export function keymapSource(keymap: Keymap): readonly SourceLine[] {
  const lines: SourceLine[] = [
    ...plain('#include QMK_KEYBOARD_H', '#if __has_include("keymap.h")', '#    include "keymap.h"', '#endif'),
    ...includes(keymap),
    ...plain('', '/* THIS FILE WAS GENERATED!', ' *', ' *', ' *', ' */', ''),
    ...table(
      'const uint16_t PROGMEM keymaps[][MATRIX_ROWS][MATRIX_COLS] = {',
      keymap.layers.map((layer, index) => layerLine(keymap, layer, index)),
    ),
  ];
  if (keymap.encoders !== undefined) {
    lines.push(...plain('#if defined(ENCODER_ENABLE) && defined(ENCODER_MAP_ENABLE)'));
    lines.push(
      ...table('const uint16_t PROGMEM encoder_map[][NUM_ENCODERS][NUM_DIRECTIONS] = {', keymap.encoders.map(encoderLine)),
      ...plain('#endif'),
    );
  } else {
    lines.push(...plain(''));
  }
  if (Array.isArray(keymap.dip_switches)) {
    lines.push(...plain('#if defined(DIP_SWITCH_ENABLE) && defined(DIP_SWITCH_MAP_ENABLE)'));
    lines.push(
      ...table('const uint16_t PROGMEM dip_switch_map[NUM_DIP_SWITCHES][NUM_DIP_STATES] = {', keymap.dip_switches.map(switchLine)),
      ...plain('#endif'),
    );
  } else {
    lines.push(...plain(''));
  }
  lines.push(
    ...plain(
      'bool process_record_user(uint16_t keycode, keyrecord_t *record) {',
      '    if (record->event.pressed) {',
      '        switch (keycode) {',
    ),
  );
  (keymap.macros ?? []).forEach((_, index) => {
    const path = `$.macros[${index}]`;
    const texts = [`            case QK_MACRO_${index}:`, '                SEND_STRING();', '                return false;'];
    lines.push(...texts.map((text) => ({ text, spans: [], path })));
  });
  return lines;
}

function includes(keymap: Keymap): SourceLine[] {
  const language = keymap.others.host_language;
  return typeof language === 'string' ? plain(`#include "keymap_${language}.h"`, `#include "sendstring_${language}.h"`, '') : plain('');
}

function layerLine(keymap: Keymap, layer: readonly string[], index: number): SourceLine {
  const path = `$.layers[${index}]`;
  const writer = new LineWriter(`    [${index}] = ${keymap.layout}(`);
  layer.forEach((keycode, key) => writer.value(normalKeycode(keycode), `${path}[${key}]`, key === 0 ? '' : ', '));
  return writer.line(')', path);
}

function encoderLine(layer: readonly { readonly ccw: string; readonly cw: string }[], index: number): SourceLine {
  const path = `$.encoders[${index}]`;
  const writer = new LineWriter(`    [${index}] = {`);
  layer.forEach((encoder, number) => {
    writer.value(normalKeycode(encoder.ccw), `${path}[${number}].ccw`, `${number === 0 ? '' : ', '}ENCODER_CCW_CW(`);
    writer.value(normalKeycode(encoder.cw), `${path}[${number}].cw`, ', ');
    writer.text(')');
  });
  return writer.line('}', path);
}

function switchLine(value: unknown, index: number): SourceLine {
  const path = `$.dip_switches[${index}]`;
  const { off, on } = (value ?? {}) as { off?: unknown; on?: unknown };
  const writer = new LineWriter('');
  writer.value(normalKeycode(typeof off === 'string' ? off : null), `${path}.off`, '    DIP_SWITCH_OFF_ON(');
  writer.value(normalKeycode(typeof on === 'string' ? on : null), `${path}.on`, ', ');
  return writer.line(')', path);
}

function table(head: string, rows: readonly SourceLine[]): SourceLine[] {
  const joined = rows.map((row, index) => (index < rows.length - 1 ? { ...row, text: `${row.text},` } : row));
  return [...plain(head), ...joined, ...plain('};')];
}

function plain(...texts: string[]): SourceLine[] {
  return texts.map((text) => ({ text, spans: [], path: null }));
}

class LineWriter {
  private readonly spans: SourceSpan[] = [];

  constructor(private written: string) {}

  text(text: string): void {
    this.written += text;
  }

  value(text: string, path: string, before: string): void {
    const start = this.written.length + before.length;
    this.written += before + text;
    this.spans.push({ start, end: start + text.length, path });
  }

  line(end: string, path: string): SourceLine {
    return { text: this.written + end, spans: this.spans, path };
  }
}
