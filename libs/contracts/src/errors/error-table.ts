import { actWord, statusWord } from '../words';
import type { ErrorParams, ErrorRow } from './error-row';

const list = (value: ErrorParams[string] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'object' ? value : [String(value)];
const text = (value: ErrorParams[string] | undefined): string => list(value).join('、');
const statuses = (value: ErrorParams[string] | undefined): string =>
  list(value)
    .map((status) => `“${statusWord(status)}”`)
    .join('、');

/**
 * The closed set of refusals: what each is called, its HTTP status, whether trying the same again later may help,
 * and what people read. Nothing outside this table is ever answered.
 */
export const errorTable = {
  'bad-request': row(400, false, '请求无法识别', () => '请求的格式不正确，服务无法识别。'),
  'malformed-json': row(
    400,
    false,
    '请求内容不是有效的JSON',
    () => '请求内容不是有效的JSON，请检查后重新提交。',
  ),
  'malformed-upload': row(400, false, '上传内容不完整', () => '上传的内容不完整或格式不正确，请重新上传。'),
  unauthenticated: row(401, false, '请先登录', () => '尚未登录，或登录已过期，请重新登录。'),
  'wrong-credentials': row(401, false, '用户名或密码不正确', () => '用户名或密码不正确，请核对后重试。'),
  'account-disabled': row(401, false, '账号已停用', () => '此账号已停用，请与系统管理员联系。'),
  'one-time-expired': row(
    401,
    false,
    '一次性密码已过期',
    () => '此一次性密码已过有效期，请系统管理员重新发放。',
  ),
  'session-ended': row(401, false, '登录已失效', () => '本次登录已失效，请重新登录。'),
  forbidden: row(403, false, '无权办理', (p) =>
    p.act === undefined ? '您的岗位无权进行此项操作。' : `您的岗位无权对此事项“${actWord(text(p.act))}”。`,
  ),
  'password-change-required': row(
    403,
    false,
    '请先修改密码',
    () => '现用的是一次性密码，请先修改密码，再办理其他事项。',
  ),
  'supervisor-only': row(403, false, '无权认定', () => '障碍是否属实，只能由督办单位认定。'),
  'not-found': row(404, false, '没有找到', () => '没有找到所要的内容，或者您无权查看。'),
  'method-not-allowed': row(405, false, '不支持的请求方法', () => '此地址不支持这种请求方法。'),
  'request-timeout': row(408, true, '请求超时', () => '请求未能在规定时间内传送完毕，请重试。'),
  'status-not-allowed': row(409, false, '当前状态不能办理', (p) => {
    const now = p.status === undefined ? '' : `事项现为${statuses(p.status)}，`;
    return list(p.allowed).length === 0
      ? `${now}当前情况下不能进行此项操作。`
      : `${now}只有在${statuses(p.allowed)}时才能进行此项操作。`;
  }),
  'past-due': row(409, false, '已过办结时限', (p) => `办结时限（${text(p.dueOn)}）已过，不能再申请延期。`),
  'extension-open': row(409, false, '已有延期申请待批', () => '已有一项延期申请尚未批复，不能重复申请。'),
  'no-extension-open': row(409, false, '没有待批的延期申请', () => '此事项没有待批的延期申请。'),
  'children-open': row(
    409,
    false,
    '子任务尚未办结',
    (p) => `尚有${text(p.open)}项分解的子任务未办结，请待其全部办结后再办理。`,
  ),
  'parent-closed': row(409, false, '上级任务已了结', () => '分解此事项的上级任务已经了结，不能再恢复办理。'),
  'obstacle-open': row(409, false, '已有障碍待解决', () => '此事项已有一项障碍待解决，不能重复报障。'),
  'no-obstacle-open': row(409, false, '没有待解决的障碍', () => '此事项没有待解决的障碍。'),
  'objection-open': row(
    409,
    false,
    '已有复核申请待定',
    () => '此事项已有一项复核申请待作出决定，不能重复申请。',
  ),
  'no-objection-open': row(409, false, '没有待定的复核申请', () => '此事项没有待作出决定的复核申请。'),
  'objection-late': row(
    409,
    false,
    '已过复核申请期限',
    (p) => `终止办理后三十日内可以申请复核，期限（${text(p.until)}）已过。`,
  ),
  'nothing-new': row(409, false, '没有可新增的任务', () => '所选范围的任务均已交办，没有可新增的任务。'),
  'dispatch-running': row(409, true, '正在交办', () => '此文件正在交办，请待其完成后再交办。'),
  'idempotency-in-flight': row(409, true, '同一请求正在办理', () => '同一请求正在办理，请稍后再试。'),
  'document-exists': row(409, false, '文件已经导入', () => '内容相同的文件已经导入。'),
  'proposal-decided': row(409, false, '已经审定', () => '此份督办文书已经审定，不能再次审定。'),
  'proposal-lapsed': row(
    409,
    false,
    '事由已经消失',
    () => '事项已不再逾期，或已办结、改派、延期，此份督办文书已经失效。',
  ),
  'docket-empty': row(409, false, '没有可签收的事项', () => '此清单中没有待签收的事项。'),
  'username-taken': row(
    409,
    false,
    '用户名已被使用',
    (p) => `用户名“${text(p.username)}”已被使用，请另取一个。`,
  ),
  'last-administrator': row(
    409,
    false,
    '不能停用最后一名管理员',
    () => '这是最后一名可以登录的系统管理员，请先另设一名，再停用此账号。',
  ),
  'delivery-not-failed': row(409, false, '不需要重发', () => '只有未能送达或送达与否不明的通知可以重发。'),
  'stale-version': row(
    412,
    false,
    '内容已有更新',
    (p) => `事项已有更新（现为第${text(p.version)}版），请刷新后重试。`,
  ),
  'body-too-large': row(413, false, '内容过大', (p) =>
    p.limit === undefined ? '提交的内容超过大小限制。' : `提交的内容超过大小限制（${text(p.limit)}）。`,
  ),
  'uri-too-long': row(414, false, '地址过长', () => '请求的地址或参数过长。'),
  'unsupported-media-type': row(
    415,
    false,
    '不支持的内容类型',
    (p) => `请以${text(p.expected) || 'application/json'}提交。`,
  ),
  'invalid-body': row(422, false, '填报内容有误', (p) => `请检查以下内容：${text(p.fields) || '请求内容'}。`),
  'invalid-query': row(422, false, '查询条件有误', (p) => `请检查以下查询条件：${text(p.fields)}。`),
  'invalid-header': row(422, false, '请求头有误', (p) => `请求头${text(p.header)}的值不正确。`),
  'idempotency-mismatch': row(422, false, '重复的请求标识', () => '同一请求标识已用于另一内容不同的请求。'),
  'invalid-day': row(422, false, '日期不合要求', (p) => {
    const day = `日期“${text(p.dueOn ?? p.day)}”`;
    if (p.after !== undefined) return `${day}不合要求，应在${text(p.after)}之后。`;
    if (p.today !== undefined) return `${day}的办结时限已过（今天是${text(p.today)}），请另选日期。`;
    return `${day}不合要求，请另选日期。`;
  }),
  'no-calendar': row(
    422,
    false,
    '没有该年的工作日历',
    (p) => `没有${text(p.year ?? p.dueOn).slice(0, 4)}年的工作日历，无法计算时限。`,
  ),
  'after-parent': row(
    422,
    false,
    '晚于上级任务时限',
    (p) => `日期“${text(p.dueOn)}”晚于上级任务的办结时限${text(p.parentDueOn)}，请另选日期。`,
  ),
  'unit-not-below': row(
    422,
    false,
    '不能分解给该单位',
    (p) => `只能分解给下一级的单位或本事项的配合单位：${text(p.unit)}。`,
  ),
  'obstacle-own-unit': row(422, false, '障碍应由其他单位解决', () => '障碍须由本单位以外的单位负责解决。'),
  'holder-may-not-see': row(
    422,
    false,
    '该单位不得知悉此事项',
    (p) => `此事项为敏感事项，不得告知该单位：${text(p.unit)}。`,
  ),
  'nothing-to-change': row(422, false, '没有变更内容', () => '所填内容与现状相同，没有需要变更的内容。'),
  'evidence-not-allowed': row(
    422,
    false,
    '不得上传附件',
    () => '此事项为敏感事项，只报送状态，不得附佐证材料。',
  ),
  'unit-unknown': row(
    422,
    false,
    '没有这个单位',
    (p) => `没有这个单位，或该单位不承担此类任务：${text(p.unit)}。`,
  ),
  'unit-ended': row(
    422,
    false,
    '该单位已由其他单位承接',
    (p) =>
      `${text(p.unitName)}（${text(p.unit)}）的工作已由${text(p.successorName)}承接，请改选${text(p.successorName)}（${text(p.successor)}）。`,
  ),
  'succession-not-possible': row(
    422,
    false,
    '不能由该单位承接',
    (p) =>
      `${text(p.former)}不能由${text(p.successor)}承接：应是同一地区的两个不同部门，党委、党委农办和督查室不作承接。`,
  ),
  'already-succeeded': row(
    409,
    false,
    '该单位已有承接单位',
    (p) => `${text(p.former)}的工作已由${text(p.successor)}承接，不能再次移交。`,
  ),
  'successor-ended': row(
    409,
    false,
    '承接单位自身已被承接',
    (p) => `该承接单位的工作已由${text(p.successor)}承接，请改选${text(p.successor)}。`,
  ),
  'post-unknown': row(
    422,
    false,
    '没有这个岗位',
    (p) => `单位${text(p.unit)}没有这个岗位：${text(p.post)}。书记只在党委，其他岗位只在其他单位。`,
  ),
  'administrator-no-post': row(
    422,
    false,
    '管理员不担任岗位',
    () => '系统管理员不见事项内容，不能担任单位的岗位；请为本人另设一个账号。',
  ),
  'account-unknown': row(
    422,
    false,
    '没有这个账号',
    (p) => `没有这个账号，或其没有可代理的岗位：${text(p.username)}。`,
  ),
  'invalid-delegation': row(
    422,
    false,
    '代理设置有误',
    () => '代理人不能是本人或系统管理员；截止应晚于开始，且尚未过去。',
  ),
  'territory-unknown': row(422, false, '没有这个地区', (p) => `没有这个地区：${text(p.territory)}。`),
  'attachment-unknown': row(
    422,
    false,
    '没有这个附件',
    (p) => `没有这个附件，或您无权引用：${text(p.attachment)}。`,
  ),
  'document-unreadable': row(422, false, '文件无法读取', (p) => text(p.reason) || '文件无法读取。'),
  'invalid-plan': row(422, false, '交办内容有误', (p) => {
    if (p.type !== undefined) return `没有这种单位类型：${text(p.type)}。`;
    return p.reason === 'ambiguous-task'
      ? `不止一条有任务“${text(p.key)}”，请写作“条款号/任务”。`
      : `没有这项任务：${text(p.key)}。`;
  }),
  'plan-empty': row(422, false, '没有可交办的条款', () => '文件中没有与任务模板相符的条款，无法交办。'),
  'invalid-period': row(
    422,
    false,
    '期间不合要求',
    (p) =>
      `期间“${text(p.period)}”不合要求：应为${text(p.year)}年内已经开始的月、季、半年或全年，如${text(p.year)}-Q2。`,
  ),
  'table-unreadable': row(422, false, '表格无法读取', (p) => text(p.reason) || '表格无法读取。'),
  'import-refused': row(
    422,
    false,
    '表格中有错误',
    (p) => `表格中有${text(p.faults)}行不能导入，整份表格均未导入，请逐行更正后重新上传。`,
  ),
  'assessment-empty': row(409, false, '没有可考核的事项', (p) => `${text(p.year)}年没有交办的事项。`),
  'assessment-running': row(409, true, '考核结果正在计算', () => '考核结果正在计算，请稍后再试。'),
  'not-published': row(409, false, '考核结果尚未发布', (p) => `${text(p.year)}年的考核结果尚未发布。`),
  'assessment-objection-open': row(409, false, '已有复核申请待决', () => '本单位已有一项复核申请尚未答复。'),
  'assessment-objection-late': row(
    409,
    false,
    '已过申请复核期限',
    (p) => `考核结果发布满三十日（${text(p.until)}）后，不再受理复核申请。`,
  ),
  'assessment-objection-decided': row(409, false, '复核申请已有答复', () => '此项复核申请已有答复。'),
  'rehearsal-too-large': row(422, false, '推演范围过大', (p) =>
    p.tasks === undefined
      ? '推演用时过长，请缩小地区或减少下达层级；更大的范围请用命令 duban rehearse。'
      : `共${text(p.tasks)}项任务，超过在线推演的上限${text(p.limit)}项，请缩小地区或减少下达层级；更大的范围请用命令 duban rehearse。`,
  ),
  'rehearsal-busy': row(429, true, '推演正忙', () => '正在进行的推演较多，请稍后再试。'),
  'weak-password': row(422, false, '新密码不合要求', () => '新密码至少十位，且不得与原密码或用户名相同。'),
  'name-locked': row(
    429,
    true,
    '登录已暂时锁定',
    (p) => `密码连续输错多次，请在${text(p.minutes)}分钟后再试。`,
  ),
  'urged-today': row(429, true, '今日已催办', () => '此事项在本工作日内已经催办，每个工作日只能催办一次。'),
  'too-many-requests': row(429, true, '请求过于频繁', () => '请求过于频繁，请稍后再试。'),
  'headers-too-large': row(431, false, '请求头过大', () => '请求头过大，服务不予处理。'),
  internal: row(
    500,
    false,
    '服务出错',
    () => '服务出现意外错误，已记录。请稍后再试；若一直如此，请联系管理员。',
  ),
  'database-unavailable': row(
    503,
    true,
    '数据库暂时不可用',
    () => '数据库暂时不可用，本次操作未能确认。请稍后以同一请求标识重试，不会重复办理。',
  ),
  'not-ready': row(503, true, '服务正在启动', () => '服务正在启动，请稍后再试。'),
} satisfies Record<string, ErrorRow>;

/** The stable `code` of a refusal. */
export type ErrorCode = keyof typeof errorTable;

function row(status: number, retry: boolean, title: string, detail: ErrorRow['detail']): ErrorRow {
  return { status, retry, title, detail };
}
