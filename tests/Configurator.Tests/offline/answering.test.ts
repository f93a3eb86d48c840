import { describe, expect, it } from 'vitest';
import { answeringOf } from '@/offline/answering';

const scope = 'https://keymaps.example.org/page/';
const shell = new Set(['index.html', 'assets/index-CkP3x9aZ.js', 'favicon.svg']);
const who = (path: string, method = 'GET', mode = 'cors') => answeringOf({ method, mode, url: new URL(path, scope).href }, scope, shell);

describe('the service worker', () => {
  it.each(['index.html', 'assets/index-CkP3x9aZ.js', 'favicon.svg', 'index.html?from=home'])(
    'serves the file %s of the page itself',
    (path) => {
      expect(who(path)).toBe('shell');
    },
  );

  it('shows the page in a window, while a program that asks for the root gets the server', () => {
    expect(who('', 'GET', 'navigate')).toBe('shell');
    expect(who('')).toBe('network');
  });

  it.each([
    'v1/keyboard_list.json',
    'v1/keyboard_aliases.json',
    'v1/keyboard_metadata.json',
    'v1/keyboards',
    'v1/keyboards/crkbd/rev1',
    'v1/keyboards/crkbd/rev1/info.json?branch=develop',
    'v1/keyboards/crkbd/rev1/readme.md',
    'v1/keyboards/crkbd/rev1/keymaps/default',
    'v1/constants_metadata.json',
    'v1/constants/keycodes_0.0.8.json',
    'v1/skeletons/keymap',
  ])('keeps %s for when there is no network', (path) => {
    expect(who(path)).toBe('data');
  });

  it.each([
    'v1',
    'v1/healthcheck',
    'v1/compile',
    'v1/compile/0b0e6b5e-8f43-4b4e-8b59-1f6c5ad9a2d4',
    'v1/compile/0b0e6b5e-8f43-4b4e-8b59-1f6c5ad9a2d4/events',
    'v1/keyboards/all',
    'v1/keyboards/build_log',
    'v1/keyboards/crkbd/rev1/lint',
    'v1/keyboards.json',
    'docs/index.html',
    'openapi/v1.json',
  ])('leaves %s to the server', (path) => {
    expect(who(path)).toBe('network');
    expect(who(path, 'GET', 'navigate')).toBe('network');
  });

  it.each(['POST', 'DELETE', 'HEAD'])('never answers %s', (method) => {
    expect(who('v1/keyboard_list.json', method)).toBe('network');
    expect(who('index.html', method)).toBe('network');
  });

  it('has nothing to say of other servers, nor of what lies beside the page', () => {
    expect(
      answeringOf(
        {
          method: 'GET',
          mode: 'cors',
          url: 'https://elsewhere.example.org/page/index.html',
        },
        scope,
        shell,
      ),
    ).toBe('network');
    expect(
      answeringOf(
        {
          method: 'GET',
          mode: 'cors',
          url: 'https://keymaps.example.org/index.html',
        },
        scope,
        shell,
      ),
    ).toBe('network');
  });
});
