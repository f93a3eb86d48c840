import { afterEach, expect, it, vi } from 'vitest';
import { flashWayOf } from '@/baking/flashing';
import { toolboxLink } from '@/baking/toolboxLink';

afterEach(() => vi.unstubAllGlobals());

it('leads QMK Toolbox to a URL that ends in the name of the firmware', () => {
  vi.stubGlobal('location', { href: 'https://bakery.example/#/crkbd/rev1' });
  expect(toolboxLink('019aa3d5-4f0a-7c1e-9d5b-2f6d7c8e9a10', 'crkbd_rev1_mine.hex')).toBe(
    'qmk:https://bakery.example/v1/compile/019aa3d5-4f0a-7c1e-9d5b-2f6d7c8e9a10/download/crkbd_rev1_mine.hex',
  );
});

it('offers nothing that QMK Toolbox does not take', () => {
  expect(toolboxLink('j', 'kyria.uf2')).toBeNull();
});

it.each([
  ['a.hex', 'hex'],
  ['a.BIN', 'bin'],
  ['a.uf2', 'uf2'],
  ['a.dfu', 'other'],
  ['a', 'other'],
])('knows how %s gets onto a keyboard', (file, way) => {
  expect(flashWayOf(file)).toBe(way);
});
