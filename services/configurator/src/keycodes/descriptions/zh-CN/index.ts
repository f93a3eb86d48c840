import type { Descriptions } from '../Descriptions';
import computer from './computer';
import firmware from './firmware';

/** What keycodes do, in simplified Chinese. In `families`, `#` stands for a number, letter or note. */
const descriptions: Descriptions = {
  keys: { ...computer, ...firmware },
  lights: {
    BACKLIGHT: '背光',
    LED_MATRIX: 'LED 矩阵',
    UNDERGLOW: 'RGB 底灯',
    RGB_MATRIX: 'RGB 矩阵',
  },
  lightActions: {
    ON: '开启',
    OFF: '关闭',
    TOGGLE: '开关',
    UP: '调亮',
    DOWN: '调暗',
    STEP: '切换亮度，末档后关闭',
    TOGGLE_BREATHING: '开关呼吸效果',
    MODE_NEXT: '下一灯效',
    MODE_PREVIOUS: '上一灯效',
    BRIGHTNESS_UP: '调亮',
    BRIGHTNESS_DOWN: '调暗',
    VALUE_UP: '调亮',
    VALUE_DOWN: '调暗',
    HUE_UP: '色相增加',
    HUE_DOWN: '色相减少',
    SATURATION_UP: '饱和度增加',
    SATURATION_DOWN: '饱和度减少',
    SPEED_UP: '灯效加快',
    SPEED_DOWN: '灯效减慢',
    FLAG_NEXT: '下一组灯珠',
    FLAG_PREVIOUS: '上一组灯珠',
  },
  families: {
    join: '：',
    letter: '字母 #',
    digit: '数字 #',
    functionKey: '功能键 #',
    keypadDigit: '小键盘：#',
    international: '国际键 #',
    language: '语言键 #',
    mouseButton: '鼠标按键 #',
    mouseAcceleration: '鼠标键：速度 #',
    midiNote: 'MIDI：音符 #',
    midiOctave: 'MIDI：八度 #',
    midiTranspose: 'MIDI：移调 # 个半音',
    midiVelocity: 'MIDI：力度 #',
    midiChannel: 'MIDI：通道 #',
    joystickButton: '摇杆/手柄：按键 #',
    programmableButton: '可编程按键 #，由主机解释',
    macro: '宏 #：运行该编号的宏',
    bluetoothProfile: '蓝牙：设备 #',
    keyboardKey: '键盘自带键码 #',
    userKey: '键位图自定义键码 #',
  },
};

export default descriptions;
