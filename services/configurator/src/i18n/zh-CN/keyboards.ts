import type en from '../en/keyboards';
import type { Translation } from '../Translation';

/** Texts of `src/keyboards`. */
const keyboards: Translation<typeof en> = {
  keyboard: '键盘',
  search: '在 {count} 款键盘中搜索',
  searchPlain: '搜索键盘',
  results: '找到 {count} 款键盘',
  oneResult: '找到 1 款键盘',
  none: '没有叫这个名字的键盘。',
  oldName: '旧名 {name}',
  addFavourite: '收藏 {name}',
  removeFavourite: '取消收藏 {name}',
  layout: '配列',
  keys: '{count} 个键',
  viewMatrix: '矩阵',
  about: '关于这款键盘',
  missing: '没有名为 {keyboard} 的键盘。',
  unreachable: '无法加载 {keyboard} 的数据。',
  retry: '重试',
  noLayout: '这款键盘没有可以显示的配列。',
  manufacturer: '制造商',
  maintainer: '维护者',
  processor: '处理器',
  bootloader: '引导加载程序',
  bootloaderInstructions: '进入引导加载程序的方法',
  usb: 'USB ID',
  features: '功能',
  encoders: '编码器',
  homepage: '主页',
  folder: '固件目录',
  readme: '说明',
  noReadme: '这款键盘没有说明文件。',
  readmeTrouble: '无法加载说明文件。',
  loadingReadme: '正在加载说明文件…',
};

export default keyboards;
