/**
 * Chinese words for the identifiers people meet: in refusals, exports and on the pages of the console, which reads this
 * file by itself (`@duban/contracts/words`), without the schemas. The terms are the glossary's; a test holds them to it.
 */

export const statusWords: Readonly<Record<string, string>> = {
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

export const actWords: Readonly<Record<string, string>> = {
  accept: '签收',
  decline: '退办',
  progress: '反馈',
  contribute: '协办',
  submit: '报结',
  approve: '办结',
  withdraw: '撤回',
  return: '退回',
  reopen: '重办',
  'request-extension': '申请延期',
  'decide-extension': '审批延期',
  reassign: '改派',
  decompose: '分解',
  'raise-obstacle': '报障',
  'clear-obstacle': '销障',
  object: '申请复核',
  'decide-objection': '复核决定',
  urge: '催办',
  comment: '批注',
  suspend: '中止',
  resume: '恢复',
  terminate: '终止',
  cancel: '撤销',
};

export const postWords: Readonly<Record<string, string>> = {
  head: '主要负责人',
  deputy: '分管负责人',
  officer: '经办人',
  secretary: '书记',
  administrator: '系统管理员',
};

export const lightWords: Readonly<Record<string, string>> = {
  green: '正常',
  yellow: '预警',
  red: '告急',
  blue: '办结',
  grey: '停办',
};

export const levelWords: Readonly<Record<string, string>> = {
  region: '自治区级',
  prefecture: '地州市级',
  county: '县市区级',
  township: '乡镇级',
  village: '村级',
};

/** What a task’s history tells of. */
export const eventWords: Readonly<Record<string, string>> = {
  assigned: '交办',
  'slip-issued': '签发督办文书',
  accepted: '签收',
  declined: '退办',
  progressed: '反馈',
  contributed: '协办',
  submitted: '报结',
  withdrawn: '撤回报结',
  approved: '办结',
  returned: '退回',
  reopened: '重办',
  'extension-requested': '申请延期',
  'extension-decided': '延期批复',
  reassigned: '改派',
  decomposed: '分解',
  'obstacle-raised': '报障',
  'obstacle-cleared': '销障',
  objected: '申请复核',
  'objection-decided': '复核决定',
  'terms-changed': '时限调整',
  succeeded: '承接',
  urged: '催办',
  commented: '批注',
  suspended: '中止',
  resumed: '恢复',
  terminated: '终止',
  cancelled: '撤销',
  'accept-missed': '逾期未签收',
  'report-missed': '漏报',
  reminded: '提醒',
  escalated: '升级',
  'review-reminded': '催审',
};

/** What will happen if nobody acts. */
export const scheduleWords: Readonly<Record<string, string>> = {
  remind: '到期提醒',
  'report-due': '反馈截止',
  'accept-due': '签收截止',
  escalate: '升级报告',
  'review-due': '应审核',
};

/** How a span of a task’s time counted. */
export const clockWords: Readonly<Record<string, string>> = {
  running: '计时',
  'waiting-review': '待审核',
  suspended: '停计',
  declined: '待改派',
  obstacle: '待销障',
  overdue: '超期',
  closed: '已结',
};

/** What the lead unit expects. */
export const forecastWords: Readonly<Record<string, string>> = {
  'on-time': '预计按期',
  late: '预计延期',
  blocked: '受阻',
};

/** A light in Chinese. */
export function lightWord(light: string): string {
  return lightWords[light] ?? light;
}

/** A level in Chinese. */
export function levelWord(level: string): string {
  return levelWords[level] ?? level;
}

/** A status in Chinese; the identifier itself where it is not known. */
export function statusWord(status: string): string {
  return statusWords[status] ?? status;
}

/** An act in Chinese. */
export function actWord(act: string): string {
  return actWords[act] ?? act;
}

/** A post in Chinese. */
export function postWord(post: string): string {
  return postWords[post] ?? post;
}
