import { describe, expect, it } from 'vitest';
import { ExactNumber } from '@/files/json/ExactNumber';
import { JsonError } from '@/files/json/JsonError';
import { readJson } from '@/files/json/readJson';
import { writeCompactJson, writeJson } from '@/files/json/writeJson';

function errorOf(text: string): JsonError {
  try {
    readJson(text);
  } catch (failure) {
    expect(failure).toBeInstanceOf(JsonError);
    return failure as JsonError;
  }
  throw new Error(`${text} was read`);
}

describe('readJson and writeJson', () => {
  it.each([
    '{"b":1,"a":2}',
    '{"10":1,"a":{"2":true,"1":false},"9":null}',
    '{"__proto__":{"x":1}}',
    '[1.0,1e3,-0,0.1,12345678901234567890,1E-7]',
    '{"a":"é\\n\\"\\\\","":[[],{}]}',
    '"text"',
    'null',
  ])('keep %s as it is', (text) => {
    expect(writeCompactJson(readJson(text))).toBe(text);
  });

  it('lay lists of plain values out in lines, and everything else a member a line', () => {
    expect(writeJson(readJson('{"layers":[["KC_A","KC_B"],[1.50]],"none":[],"empty":{}}'))).toBe(
      '{\n  "layers": [\n    ["KC_A", "KC_B"],\n    [1.50]\n  ],\n  "none": [],\n  "empty": {}\n}\n',
    );
  });

  it('break lists that are too long for a line', () => {
    expect(writeJson(Array.from({ length: 40 }, () => 'KC_A')).split('\n')).toHaveLength(43);
  });

  it('agree with JSON.parse', () => {
    const text = ' {"a" : [ true , false , null , -1.5e2 , "\\u0041\\ud83d\\ude00" ] , "b":{ } }\r\n';
    expect(JSON.parse(JSON.stringify(readJson(text)))).toEqual(JSON.parse(text));
  });

  it('let exact numbers calculate', () => {
    const number = readJson('1.50') as ExactNumber;
    expect(number).toBeInstanceOf(ExactNumber);
    expect(Number(number) * 2).toBe(3);
    expect(JSON.stringify({ number })).toBe('{"number":1.5}');
  });

  it('pass over a byte order mark', () => {
    expect(readJson('\uFEFF[1]')).toEqual([1]);
  });
});

describe('readJson says where', () => {
  it.each([
    ['{"layers": [["KC_A", KC_B]]}', 'unexpected', '$.layers[0][1]', 1, 22],
    ['{"a": 1,\n "b": }', 'unexpected', '$.b', 2, 7],
    ['{"a": 1,\n "a": 2}', 'twice', '$.a', 2, 2],
    ['{"a b": [01]}', 'badNumber', '$["a b"][0]', 1, 10],
    ['["a\nb"]', 'badString', '$[0]', 1, 4],
    ['["\\x"]', 'badString', '$[0]', 1, 2],
    ['[1, 2,]', 'unexpected', '$', 1, 7],
    ['{"a": 1} x', 'afterEnd', '$', 1, 10],
    ['{"layers": [["KC_A"', 'ends', '$.layers[0]', 1, 20],
    ['["KC_A', 'ends', '$[0]', 1, 7],
    ['', 'ends', '$', 1, 1],
    ["{'a': 1}", 'unexpected', '$', 1, 2],
    ['<html>', 'unexpected', '$', 1, 1],
  ])('%s is wrong: %s at %s', (text, code, path, line, column) => {
    expect(errorOf(text)).toMatchObject({
      code,
      path,
      position: { line, column },
    });
  });

  it('something is nested without end, without breaking down itself', () => {
    expect(errorOf('['.repeat(100_000)).code).toBe('deep');
  });
});
