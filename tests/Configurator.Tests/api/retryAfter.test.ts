import { expect, it } from 'vitest';
import { readRetryAfter } from '@/api/retryAfter';

const now = Date.parse('2026-11-21T08:30:00Z');

it.each([
  ['5', 5],
  [' 12 ', 12],
  ['Sat, 21 Nov 2026 08:30:07 GMT', 7],
  ['Sat, 21 Nov 2026 08:29:00 GMT', 0],
  ['999999', 3600],
  ['soon', null],
  ['', null],
  [null, null],
])('reads Retry-After %s as %s', (header, seconds) => {
  expect(readRetryAfter(header, now)).toBe(seconds);
});
