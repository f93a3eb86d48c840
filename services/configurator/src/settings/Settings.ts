import { isRecord } from '@/saving/isRecord';

/** Light or dark, or what the system says. */
export type Theme = 'system' | 'light' | 'dark';

/** What a person has chosen about the page itself; kept in the browser. */
export interface Settings {
  readonly theme: Theme;
  /** A language such as `zh-CN`, or `system`: the first of the browser's languages that the page speaks. */
  readonly language: string;
  /** What the host computer takes the keyboard for: the name of an extras file of the constants such as `german`, or `us`. */
  readonly hostLanguage: string;
  /** Whether the next key is selected once a keycode was assigned. */
  readonly advances: boolean;
  /** What a cleared key becomes. */
  readonly clearsTo: 'KC_NO' | 'KC_TRNS';
}

/** What holds before a person has chosen anything. */
export const defaultSettings: Settings = {
  theme: 'system',
  language: 'system',
  hostLanguage: 'us',
  advances: true,
  clearsTo: 'KC_TRNS',
};

/** The settings in a saved value; whatever does not fit is as it is by default. */
export function settingsOf(saved: unknown): Settings {
  if (!isRecord(saved)) {
    return defaultSettings;
  }
  const oneOf = <T>(value: unknown, allowed: readonly T[], otherwise: T): T => allowed.find((one) => one === value) ?? otherwise;
  const text = (value: unknown, otherwise: string): string => (typeof value === 'string' && value !== '' ? value : otherwise);
  return {
    theme: oneOf(saved['theme'], ['system', 'light', 'dark'], defaultSettings.theme),
    language: text(saved['language'], defaultSettings.language),
    hostLanguage: text(saved['hostLanguage'], defaultSettings.hostLanguage),
    advances: oneOf(saved['advances'], [true, false], defaultSettings.advances),
    clearsTo: oneOf(saved['clearsTo'], ['KC_NO', 'KC_TRNS'], defaultSettings.clearsTo),
  };
}
