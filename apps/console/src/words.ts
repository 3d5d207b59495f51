import type { Light, Status } from './model';

export const statusWords: Record<Status, string> = {
  assigned: '待签收',
  active: '办理中',
  submitted: '待审核',
  returned: '已退回',
  suspended: '已中止',
  declined: '已退办',
  completed: '已办结',
  terminated: '已终止',
  cancelled: '已撤销',
};

export const lightWords: Record<Light, string> = {
  green: '正常',
  yellow: '预警',
  red: '告急',
  blue: '办结',
  grey: '停办',
};

export const lightColours: Record<Light, string> = {
  green: '#2e8b57',
  yellow: '#d99a00',
  red: '#c62828',
  blue: '#2463a8',
  grey: '#8a8f98',
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

export const levelWords: Record<string, string> = {
  region: '自治区级',
  prefecture: '地州市级',
  county: '县市区级',
  township: '乡镇级',
  village: '村级',
};

export const postWords: Record<string, string> = {
  head: '主要负责人',
  deputy: '分管负责人',
  officer: '承办人',
  secretary: '书记',
  administrator: '系统管理员',
};

export const actWords: Record<string, string> = {
  accept: '签收',
  decline: '退办',
  progress: '反馈进展',
  contribute: '协办反馈',
  submit: '报结',
  approve: '办结',
  withdraw: '撤回报结',
  return: '退回重办',
  reopen: '重办',
  'request-extension': '申请延期',
  'decide-extension': '批复延期',
  reassign: '改派',
  decompose: '分解',
  'raise-obstacle': '报障',
  'clear-obstacle': '销障',
  object: '申请复核',
  'decide-objection': '复核决定',
  urge: '催办',
  comment: '留言',
  suspend: '中止',
  resume: '恢复',
  terminate: '终止',
  cancel: '撤销',
};

export const eventWords: Record<string, string> = {
  assigned: '交办',
  accepted: '签收',
  declined: '退办',
  progressed: '反馈进展',
  contributed: '协办反馈',
  submitted: '报结',
  withdrawn: '撤回报结',
  approved: '办结',
  returned: '退回',
  reopened: '重办',
  'extension-requested': '申请延期',
  'extension-decided': '批复延期',
  reassigned: '改派',
  'terms-changed': '时限调整',
  succeeded: '承接',
  decomposed: '分解',
  'obstacle-raised': '报障',
  'obstacle-cleared': '销障',
  objected: '申请复核',
  'objection-decided': '复核决定',
  urged: '催办',
  commented: '留言',
  suspended: '中止',
  resumed: '恢复',
  terminated: '终止',
  cancelled: '撤销',
  'accept-missed': '逾期未签收',
  'report-missed': '逾期未反馈',
  reminded: '到期提醒',
  escalated: '逾期升级',
  'review-reminded': '提醒审核',
};

export const scheduleWords: Record<string, string> = {
  remind: '到期提醒',
  'report-due': '应反馈进展',
  'accept-due': '应签收',
  escalate: '逾期升级',
  'review-due': '应审核',
};

export const clockWords: Record<string, string> = {
  running: '办理',
  'waiting-review': '等待审核',
  suspended: '中止',
  declined: '退办待处理',
  obstacle: '待销障',
  overdue: '逾期办理',
  closed: '已了结',
};

export const forecastWords: Record<string, string> = {
  'on-time': '可按期完成',
  late: '可能推迟',
  blocked: '受阻',
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
