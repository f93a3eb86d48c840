import { describe, expect, it } from 'vitest';
import { notSaidYet } from '@/keymap/validation/notSaidYet';
import type { RemoteFinding } from '@/keymap/validation/RemoteValidation';

const of = (severity: RemoteFinding['severity'], path: string): RemoteFinding => ({ severity, path, message: path });
const findings = [of('error', '$.layout'), of('error', '$.layers[0][1]'), of('warning', '$.layers[0][2]'), of('warning', '$.layers[1]')];
const paths = (some: readonly RemoteFinding[]) => some.map(({ path }) => path);

describe('what the service has found', () => {
  it('is told when the page has not said it', () => {
    expect(paths(notSaidYet(findings, new Set(['$.layers[0][1]']), false))).toEqual(['$.layout', '$.layers[0][2]', '$.layers[1]']);
  });

  it('is not told about names of keycodes when the page knows them better', () => {
    expect(paths(notSaidYet(findings, new Set(), true))).toEqual(['$.layout', '$.layers[0][1]', '$.layers[1]']);
  });
});
