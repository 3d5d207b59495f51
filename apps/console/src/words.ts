import type { Light } from './model';

export {
  actWords,
  clockWords,
  eventWords,
  forecastWords,
  levelWords,
  lightWords,
  postWords,
  scheduleWords,
  statusWords,
} from '@duban/contracts/words';

export const lightColours: Record<Light, string> = {
  green: '#2e8b57',
  yellow: '#d99a00',
  red: '#c62828',
  blue: '#2463a8',
  grey: '#8a8f98',
};

/** A shape beside each colour, for whoever does not tell the colours apart and for print. */
export const lightSigns: Record<Light, string> = {
  green: '●',
  yellow: '◆',
  red: '▲',
  blue: '✔',
  grey: '–',
};

/** Backgrounds on which dark text is legible. */
export const lightTints: Record<Light, string> = {
  green: '#e3f3ea',
  yellow: '#fdf0cc',
  red: '#fbdcdc',
  blue: '#dfeaf7',
  grey: '#eceef1',
};

export const kindWords: Record<string, string> = {
  indicator: '指标',
  project: '项目',
  campaign: '专项行动',
  pilot: '试点',
  document: '文件',
  mechanism: '机制',
  routine: '常态工作',
  event: '活动',
  assessment: '考核',
};

/** How a figure is written before its number; 左右 is 约, and what is to be kept needs no sign. */
export const comparatorWords: Readonly<Record<string, string>> = {
  '>=': '≥ ',
  '<=': '≤ ',
  '>': '＞ ',
  '<': '＜ ',
  '=': '',
  '~': '约 ',
};

/** `2026-11-24 10:07` from an instant, as offices write it; the service's offset is Beijing's. */
export function moment(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ');
}

export const channelWords: Record<string, string> = {
  inbox: '站内消息',
  email: '电子邮件',
  wecom: '企业微信群机器人',
  dingtalk: '钉钉群机器人',
  feishu: '飞书群机器人',
  webhook: '回调地址（CloudEvents）',
  calendar: '日历订阅',
};

export const deliveryWords: Record<string, string> = {
  waiting: '待发',
  sending: '发送中',
  sent: '已送达',
  failed: '未能送达',
  uncertain: '送达与否不明',
  dropped: '无须再发',
  carried: '并入次日摘要',
};
