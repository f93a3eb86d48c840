import { describe, expect, it } from 'vitest';
import en from '@/i18n/en';
import { chooseLanguage, languages } from '@/i18n/languages';

type Tree = { readonly [key: string]: string | Tree };

function texts(tree: Tree, path = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${path}${key}`, value]] : [...texts(value, `${path}${key}.`)],
    ),
  );
}

const english = texts(en as unknown as Tree);
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe.each(languages.map(({ code, load }) => [code, load] as const))('%s', (code, load) => {
  it('says everything, with the same values in it', async () => {
    const own = texts((await load()) as unknown as Tree);
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, text] of own) {
      expect(text.trim(), key).not.toBe('');
      expect([...new Set(placeholders(text))], `${code}: ${key}`).toEqual([...new Set(placeholders(english.get(key)!))]);
    }
  });
});

describe('The language', () => {
  it.each([
    ['system', ['zh-CN', 'en'], 'zh-CN'],
    ['system', ['zh-TW', 'en'], 'zh-CN'],
    ['system', ['en-GB'], 'en'],
    ['system', ['xx', 'zh'], 'zh-CN'],
    ['system', [], 'en'],
    ['zh-CN', ['en'], 'zh-CN'],
    ['xx', ['zh-CN'], 'en'],
  ] as const)('chosen as %s with %j preferred is %s', (chosen, preferred, code) => {
    expect(chooseLanguage(chosen, preferred).code).toBe(code);
  });
});
