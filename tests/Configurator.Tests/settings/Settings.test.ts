import { describe, expect, it } from 'vitest';
import { defaultSettings, settingsOf } from '@/settings/Settings';

describe('Settings', () => {
  it('are as they were saved', () => {
    const saved = {
      ...defaultSettings,
      theme: 'dark',
      language: 'zh-CN',
      advances: false,
      clearsTo: 'KC_NO',
      hostLanguage: 'german',
    };
    expect(settingsOf(JSON.parse(JSON.stringify(saved)))).toEqual(saved);
  });

  it.each([null, 3, [], {}, { theme: 'pink', language: 7, advances: 'yes' }])('that make no sense are the usual ones: %j', (saved) => {
    expect(settingsOf(saved)).toEqual(defaultSettings);
  });
});
