import type en from '../en/offline';
import type { Translation } from '../Translation';

/** Texts of `src/offline`. */
const offline: Translation<typeof en> = {
  offline: '网络已断开。您可以继续编辑，恢复连接后即可烘焙。',
  update: '页面有新版本可用，您的键位图会保留。',
  reload: '重新加载',
  later: '稍后',
};

export default offline;
