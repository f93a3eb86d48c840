import { describe, expect, it } from 'vitest';
import { hashOf, routeOf } from '@/page/Route';

describe('The address', () => {
  it.each([
    ['#/crkbd/rev1/LAYOUT_split_3x6_3', { page: 'editor', keyboard: 'crkbd/rev1', layout: 'LAYOUT_split_3x6_3' }],
    ['#/planck/rev6', { page: 'editor', keyboard: 'planck/rev6', layout: null }],
    ['#/ergodox_ez/KEYMAP', { page: 'editor', keyboard: 'ergodox_ez', layout: 'KEYMAP' }],
    ['#/', { page: 'editor', keyboard: null, layout: null }],
    ['#/test', { page: 'test' }],
    ['#/print', { page: 'print' }],
    ['#/shared/AbC-_09', { page: 'shared', data: 'AbC-_09' }],
  ] as const)('%s says where one is, and is said again', (hash, route) => {
    expect(routeOf(hash)).toEqual(route);
    expect(hashOf(route)).toBe(hash);
  });

  it('may be missing, have spare slashes, or be badly escaped', () => {
    expect(routeOf('')).toEqual({
      page: 'editor',
      keyboard: null,
      layout: null,
    });
    expect(routeOf('#crkbd/rev1/')).toEqual({
      page: 'editor',
      keyboard: 'crkbd/rev1',
      layout: null,
    });
    expect(routeOf('#/crkbd%2Frev1')).toEqual({
      page: 'editor',
      keyboard: 'crkbd/rev1',
      layout: null,
    });
    expect(routeOf('#/%zz')).toEqual({
      page: 'editor',
      keyboard: '%zz',
      layout: null,
    });
  });
});
