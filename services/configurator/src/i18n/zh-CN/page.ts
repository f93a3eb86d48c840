import type en from '../en/page';
import type { Translation } from '../Translation';

/** Texts of `src/page`, and the words that every part uses. */
const page: Translation<typeof en> = {
  name: 'Keymap Bakery',
  navigation: '页面',
  editor: '键位图',
  tester: '测试键盘',
  skip: '跳到键位图',
  close: '关闭',
  cancel: '取消',
  ok: '确定',
  loading: '正在加载…',
};

export default page;
