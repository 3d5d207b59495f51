type Params = Readonly<Record<string, string | number>>;

/** Why a light is as it is, in Chinese, by the codes of the rules. */
const texts: Readonly<Record<string, (params: Params) => string>> = {
  overdue: ({ effective, days }) => `办结时限为${effective}，已逾期${days}个工作日`,
  'due-soon': ({ effective, days }) =>
    days === 0 ? `今日（${effective}）为办结时限` : `距办结时限${effective}还有${days}个工作日`,
  'behind-curve': ({ period, expected, reported, points }) =>
    `截至${period}应完成${expected}%，反馈为${reported}%，落后${points}个百分点`,
  'report-missed': ({ reportBy }) => `应于${reportBy}前反馈进展，至今未反馈`,
  'accept-missed': ({ acceptBy }) => `应于${acceptBy}前签收，至今未签收`,
  'forecast-late': () => '牵头单位预计不能按期完成',
  'forecast-blocked': () => '牵头单位反馈办理受阻',
  completed: () => '已审核办结',
  suspended: () => '已经批准中止办理',
  terminated: () => '已终止办理',
  cancelled: () => '已撤销',
  'on-track': () => '按时限和进度正常推进',
};

/** A reason in Chinese; the code itself where it is not known. */
export function lightReasonText(code: string, params: Params): string {
  return texts[code]?.(params) ?? code;
}
