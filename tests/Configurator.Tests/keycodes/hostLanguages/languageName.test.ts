import { describe, expect, it } from 'vitest';
import { readPublishedConstants } from '@/keycodes/constants/publishedConstants';
import { languageName } from '@/keycodes/hostLanguages/languageName';
import { published } from '../published';

describe('the names of layouts', () => {
  it('are in the language of the page', () => {
    expect(languageName('german', 'en')).toBe('German');
    expect(languageName('german', 'zh-CN')).toBe('德语');
    expect(languageName('bepo', 'zh-CN')).toBe('BÉPO');
    expect(languageName('some_new_one', 'en')).toBe('Some new one');
  });

  it('are there for every published language', () => {
    const { languages } = readPublishedConstants(published('constants_metadata'));
    const names = [...languages.keys()].map((language) => languageName(language, 'en'));
    expect(new Set(names).size).toBe(languages.size);
  });
});
