/** Chinese words for the identifiers people meet in refusals, notices and exports. */
const statuses: Readonly<Record<string, string>> = {
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

const acts: Readonly<Record<string, string>> = {
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

const posts: Readonly<Record<string, string>> = {
  head: '主要负责人',
  deputy: '分管负责人',
  officer: '经办人',
  secretary: '书记',
  administrator: '系统管理员',
};

const lights: Readonly<Record<string, string>> = {
  green: '正常',
  yellow: '预警',
  red: '告急',
  blue: '办结',
  grey: '停办',
};

const levels: Readonly<Record<string, string>> = {
  region: '自治区级',
  prefecture: '地州市级',
  county: '县市区级',
  township: '乡镇级',
  village: '村级',
};

/** A light in Chinese. */
export function lightWord(light: string): string {
  return lights[light] ?? light;
}

/** A level in Chinese. */
export function levelWord(level: string): string {
  return levels[level] ?? level;
}

/** A status in Chinese; the identifier itself where it is not known. */
export function statusWord(status: string): string {
  return statuses[status] ?? status;
}

/** An act in Chinese. */
export function actWord(act: string): string {
  return acts[act] ?? act;
}

/** A post in Chinese. */
export function postWord(post: string): string {
  return posts[post] ?? post;
}
