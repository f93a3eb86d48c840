import type en from '../en/tester';
import type { Translation } from '../Translation';

/** Texts of `src/tester`. */
const tester: Translation<typeof en> = {
  title: '键盘测试',
  lead: '请逐个按下所有按键。检测到的按键会变绿；按一次却触发两次的按键（轴体磨损或有灰尘）会被标出。',
  stage: '被测键盘。焦点在此处时，所有按键都会被接收。',
  hears: '正在接收：请按任意键。',
  hearsNot: '未在接收。请点击键盘图，或将焦点移到这里。',
  leaving: '接收期间，Tab 等所有按键都归键盘图使用。快速按两次 Esc 可移到下方的设置。',
  seen: '已检测到 {count} 个按键',
  elsewhere: '已检测到，但不在此键盘图上：',
  chatters: '{code} 有连击（目前 {times} 次）。',
  board: '键盘图',
  threshold: '连击阈值（毫秒）',
  thresholdNote:
    '按键松开后，若在此时间内再次触发，即视为连击。快速连按也需要约 60 毫秒，因此默认取 30 毫秒。宏等由固件自动重复输出的按键不算故障。',
  begin: '重新开始',
  log: {
    title: '事件记录',
    event: '事件',
    time: '时间',
    down: '按下',
    up: '松开',
    held: '按住 {milliseconds} 毫秒',
    pause: '间隔 {milliseconds} 毫秒',
    chatters: '连击',
    empty: '暂无记录。',
  },
  unseen: {
    title: '浏览器无法检测的按键',
    firmware:
      '只在键盘内部起作用的按键：层切换键、Fn、进入 Bootloader 的按键和灯光键。只要能检测到它们所切换到的层上的按键，就说明它们正常。',
    system: '被系统占用的按键：Ctrl+Alt+Del、许多 Meta 组合键、电源键和睡眠键，以及按下 Print Screen（Windows 只报告松开）。',
    media: '在某些系统上，媒体键、音量键和亮度键也检测不到；能检测到时，会显示在键盘图下方。',
    high: 'F13 至 F24、国际键和语言键，只有在系统认识它们时才能检测到。',
    mouse: '鼠标键移动的是指针，对浏览器来说不是按键。',
  },
};

export default tester;
