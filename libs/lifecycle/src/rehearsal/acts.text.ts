/** What people write in a rehearsal. */
export const rehearsalTexts = {
  decline: '该事项不在本单位职责范围内，建议改由主管部门承办。',
  submit: '已按要求完成，佐证材料留存备查。',
  approve: '事实清楚，同意办结。',
  return: '佐证材料不足以说明任务完成，请补充后重新报结。',
  suspend: '上级政策调整，待明确后再行推进。',
  resume: '政策已明确，恢复办理。',
  askExtension: '受项目审批进度影响，预计不能按期完成，申请延期。',
  grant: '情况属实，同意延期。',
  refuse: '理由不充分，请克服困难按期完成。',
  progress: (percent: number): string => `工作按计划推进，目前完成 ${percent}%。`,
  behind: (percent: number): string => `受资金和人员影响，进度滞后，目前完成 ${percent}%。`,
} as const;
