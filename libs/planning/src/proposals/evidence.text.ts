import type { TaskKind } from '../types';

/** What usually shows that a task of the kind is done, for a person to sharpen. */
export const evidenceTexts: Readonly<Record<TaskKind, readonly string[]>> = {
  indicator: ['指标完成情况及数据来源'],
  project: ['项目清单与形象进度', '竣工验收资料'],
  campaign: ['行动开展情况', '问题整改销号表'],
  pilot: ['试点方案', '试点总结'],
  document: ['正式印发的文件'],
  mechanism: ['机制（制度）文件', '运行情况'],
  routine: ['工作开展情况'],
  event: ['活动方案与总结'],
  assessment: ['考核（评估）结果'],
};
