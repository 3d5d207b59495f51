type Params = Readonly<Record<string, string | number>>;

/** Why a light is as it is, in Chinese, by the codes of the rules. */
const texts: Readonly<Record<string, (params: Params) => string>> = {
  overdue: (params) =>
    `办结时限为${params.effective}${moved(params)}，已逾期${params.days}个工作日${notCounted(params)}`,
  'obstacle-open': ({ since, cause, heldBy, days }) =>
    `${since}报障（${cause}），须由${heldBy}解决，至今${days}个工作日，不计入牵头单位逾期`,
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
  'terms-changed': ({ cause, of, from, to }) => {
    const why = cause === 'calendar' ? `${of}年放假安排公布` : `任务模板修订为第${of}版`;
    return from === to ? `${why}，按新规则计算，办结时限未变` : `${why}，办结时限由${from}调整为${to}`;
  },
  succeeded: ({ from, unit }) => `原由${from}办理，因机构改革由${unit}承接，时限不变`,
  'on-track': () => '按时限和进度正常推进',
};

/** What moved a due day, by the kind of the event. */
const moves: Readonly<Record<string, string>> = {
  'extension-decided': '批准延期',
  resumed: '中止期间顺延',
  'objection-decided': '复核后顺延',
  reopened: '重办',
  'terms-changed': '规则或放假安排变动',
};

/** A due day that is not the first one. */
function moved({ dueOn, originalDueOn, movedBy = '' }: Params): string {
  if (originalDueOn === undefined || originalDueOn === dueOn) return '';
  const why = String(movedBy)
    .split(',')
    .flatMap((kind) => moves[kind] ?? []);
  return `（原定${originalDueOn}，${why.length === 0 ? '' : `因${why.join('、')}`}调整为${dueOn}）`;
}

/** Working days after the due day that are not the lead unit's. */
function notCounted({ blockedDays, pausedDays, countedFrom }: Params): string {
  const parts = [
    Number(blockedDays) > 0 ? `由其他单位解决障碍的${blockedDays}个工作日` : '',
    Number(pausedDays) > 0 ? `审核、退办或中止期间的${pausedDays}个工作日` : '',
  ].filter((part) => part !== '');
  const left = parts.length === 0 ? [] : [`${parts.join('和')}不计入`];
  const told = [...(countedFrom === undefined ? [] : [`自${countedFrom}之后起算`]), ...left];
  return told.length === 0 ? '' : `（${told.join('，')}）`;
}

/** A reason in Chinese; the code itself where it is not known. */
export function lightReasonText(code: string, params: Params): string {
  return texts[code]?.(params) ?? code;
}
