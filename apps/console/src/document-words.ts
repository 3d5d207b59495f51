export const rhythmWords: Record<string, string> = {
  month: '每月',
  quarter: '每季度',
  'half-year': '每半年',
  year: '每年',
};

export const scopeWords: Record<string, string> = {
  all: '全部',
  southern: '南疆四地州',
  northern: '北疆',
  poverty: '脱贫县',
  resettlement: '易地搬迁安置区',
  pilot: '试点地方',
  'demo-villages': '示范县乡村',
  'aid-paired': '受援地',
  conditional: '有条件的地方',
  corps: '兵团',
  'region-only': '自治区本级',
  restricted: '限定范围',
};

export const doubtWords: Record<string, string> = {
  'lead-guessed': '牵头单位为推定',
  'lead-unknown': '牵头者不在单位名录',
  'lead-level': '只写了层级，由农办承办',
  'due-assumed': '没有写时限，取年底',
  'due-later-year': '时限在计划年度之后，取年底',
  'due-other-year': '时限为往年，取同月同日',
  'kind-guessed': '类型为推定',
  'levels-assumed': '没有写层级，取本级和下一级',
  'title-shortened': '标题有删节',
  'scope-guessed': '适用范围为推定',
};

export const reasonWords: Record<string, string> = {
  'lead-confidence-medium': '牵头单位为推定，请核对',
  'lead-confidence-low': '牵头单位没有把握，请指定',
  'places-needed': '须列出地方名单',
  'corps-places-needed': '兵团须列出师市名单',
  'figure-changed': '数字与模板不同',
  'function-moved': '职能已划转',
  proposed: '任务由原文拟出，请核对',
  'provisional-calendar': '该年工作日历为暂定',
  'sentence-missing': '文件中没有相应的句子',
  'no-template': '没有任务',
  'parent-unknown': '所属师市不明',
};
