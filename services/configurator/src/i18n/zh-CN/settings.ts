import type en from '../en/settings';
import type { Translation } from '../Translation';

/** Texts of `src/settings`. */
const settings: Translation<typeof en> = {
  title: '设置',
  language: '语言',
  system: '跟随系统',
  theme: '外观',
  light: '浅色',
  dark: '深色',
  advances: '设置键码后选中下一个键',
};

export default settings;
