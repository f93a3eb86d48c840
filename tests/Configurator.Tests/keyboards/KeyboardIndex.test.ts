import { describe, expect, it } from 'vitest';
import { KeyboardIndex } from '@/keyboards/search/KeyboardIndex';

const names = [
  'clueboard/66/rev4',
  'crkbd/r2g',
  'crkbd/rev1',
  'crkbd/rev4_0/standard',
  'dz60',
  'dztech/dz60rgb',
  'handwired/planck',
  'keebio/iris/rev6',
  'planck/rev6',
  'preonic/rev3',
];
const index = new KeyboardIndex(names, {
  corne: 'crkbd',
  crkbd: 'crkbd/rev1',
  iris: 'keebio/iris/rev6',
  gone: 'nowhere',
  loopaa: 'loopbb',
  loopbb: 'loopaa',
});
const found = (text: string) => index.search(text, 5).map(({ name }) => name);

describe('The search for keyboards', () => {
  it('finds a name as it is typed', () => {
    expect(found('planck/rev6')[0]).toBe('planck/rev6');
    expect(found('dz60')[0]).toBe('dz60');
  });

  it('takes words in any order, and big letters for small ones', () => {
    expect(found('REV4 clueboard')[0]).toBe('clueboard/66/rev4');
  });

  it('prefers a whole part of a name to a piece of one', () => {
    expect(found('planck').slice(0, 2)).toEqual(['planck/rev6', 'handwired/planck']);
  });

  it('finds names with letters left out', () => {
    expect(found('plnck6')[0]).toBe('planck/rev6');
    expect(found('crkrev1')[0]).toBe('crkbd/rev1');
  });

  it('finds names with a letter wrong or swapped', () => {
    expect(found('plamck')).toContain('planck/rev6');
    expect(found('cluebaord')[0]).toBe('clueboard/66/rev4');
    expect(found('preonix')[0]).toBe('preonic/rev3');
  });

  it('finds keyboards by their old names, through more than one', () => {
    expect(index.search('corne', 5)[0]).toEqual({
      name: 'crkbd/rev1',
      alias: 'corne',
    });
    expect(index.search('iris', 5)[0]).toEqual({
      name: 'keebio/iris/rev6',
      alias: null,
    });
  });

  it('shows each keyboard once, and none that old names only lead nowhere to', () => {
    const all = found('crkbd');
    expect(new Set(all).size).toBe(all.length);
    expect(found('gone')).toEqual([]);
    expect(found('loopaa')).toEqual([]);
  });

  it('shows all when nothing is typed, and nothing when nothing fits', () => {
    expect(index.search('  ', 3).map(({ name }) => name)).toEqual(names.slice(0, 3));
    expect(found('zzzzzz')).toEqual([]);
  });

  it('answers within a frame, of as many keyboards as there are', () => {
    const many = Array.from({ length: 3700 }, (_, at) => `maker${at % 211}/board${at}_${(at * 7919) % 977}/rev${at % 5}`);
    const large = new KeyboardIndex(many, Object.fromEntries(many.slice(0, 800).map((name, at) => [`old${at}`, name])));
    large.search('warm', 60);
    for (const text of ['m', 'ma', 'board12', 'mkr brd 99', 'baord77', 'qqqqqqqq', 'rev3 maker2']) {
      const times = Array.from({ length: 5 }, () => {
        const start = process.cpuUsage();
        large.search(text, 60);
        const { user, system } = process.cpuUsage(start);
        return (user + system) / 1000;
      });
      // Of the processor's time, and the best of some: the machine may be busy with something else.
      expect(Math.min(...times), text).toBeLessThan(16);
    }
  });
});
