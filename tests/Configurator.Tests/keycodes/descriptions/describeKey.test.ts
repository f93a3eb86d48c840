import { describe, expect, it } from 'vitest';
import { describeKey } from '@/keycodes/descriptions/describeKey';
import { loadDescriptions } from '@/keycodes/descriptions/Descriptions';
import { catalog } from '../published';

describe('descriptions', () => {
  it.each(['en', 'zh-CN'])('in %s are there for every published keycode', async (language) => {
    const descriptions = await loadDescriptions(language);
    const missing = catalog.keycodes.filter(({ key }) => describeKey(key, descriptions) === null).map(({ key }) => key);
    expect(missing).toEqual([]);
  });

  it('in Chinese are Chinese', async () => {
    const descriptions = await loadDescriptions('zh-CN');
    expect(describeKey('KC_AUDIO_VOL_UP', descriptions)).toBe('音量增大');
    expect(describeKey('QK_RGB_MATRIX_HUE_UP', descriptions)).toBe('RGB 矩阵：色相增加');
  });

  it('are only of keycodes that exist', async () => {
    const { keys } = await loadDescriptions('en');
    const foreign = Object.keys(keys).filter((key) => !catalog.knows(key));
    expect(foreign).toEqual([]);
  });
});
