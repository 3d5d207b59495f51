import { append } from './append';
import { dueTimes } from './due-days';
import { fold } from './folding';
import { firstNamedLeads } from './first-named';
import { isUnitList, splitOutside, unitNames } from './unit-names';

/** Who does it and by when, as a bracket, a line or a table states it. */
export interface Statement {
  readonly lead: readonly string[];
  readonly support: readonly string[];
  /** As written; null if it names no time. */
  readonly time: string | null;
  readonly due: string | null;
}

type Role = 'lead' | 'support' | 'responsible' | 'time' | 'person';

const keys: readonly (readonly [RegExp, Role])[] = [
  [/^(?!.*(?:单位|部门|机构)).*(?:领导|责任人|联系人|负责人|包联)/u, 'person'],
  [/^(?:第一|总|主要)?(?:牵头|主办|承办|主责)/u, 'lead'],
  [/^(?:配合|协办|参与|参加|协同|协助|其他|相关|有关|成员)/u, 'support'],
  [/^(?:责任|主体责任|主要责任|落实|实施)/u, 'responsible'],
  [/^(?:完成|办结|时限|时间|进度|推进|期限)/u, 'time'],
];
const bodies =
  '(?:单位|部门|主体|领导|人|处室|科室|股室|站所|县市|地区|机构)(?:及(?:部门|单位|配合单位|责任人|协同单位))?';
const roles =
  '(?:第一|总|共同)?牵头|主办|承办|主责|配合|协办|参与|参加|协同|协助|主体责任|主要责任|责任|落实|实施|分管|包联|其他|相关|有关|成员';
/** 牵头单位：, 责任单位为, 主办：, 完成时限：. */
const key = new RegExp(
  `(?:${roles})(?:责任|落实|实施)?${bodies}\\s?(?::|(?<=位|门)[为是])|(?:牵头|配合|主办|协办|承办|参与|责任|分工|责任分工|任务分工)\\s?:|责任人\\s?:|(?:完成|办结)(?:时限|时间|期限|日期)\\s?:|时限(?:要求)?\\s?:|时间(?:节点|要求|进度|安排)\\s?:|(?:进度|推进)(?:安排|时限|要求)\\s?:`,
  'gu',
);
const hasKey = new RegExp(key.source, 'u');

/** Times that name no day. */
const standing = /长期|持续|常态化|全年|每年|每季度?|每月|每半年|按季度?|按月|适时|立即|近期|即时|贯穿/u;
const marks = /牵头|负责|配合|责任|主办|协办|承办|完成时限|时限|落实/u;

/** Whether a bracket or line says who is responsible or by when, rather than anything else. */
export function isStatement(inner: string): boolean {
  const folded = fold(inner).trim();
  if (folded.length > 600 || /[。！？].{2,}/u.test(folded.replace(/[。！？]$/u, ''))) {
    return hasKey.test(folded.slice(0, 16));
  }
  if (hasKey.test(folded) || firstNamedLeads.test(folded)) return true;
  if (marks.test(folded) && /(?:牵头|负责|配合|分工负责|落实|组织实施|参与|协同)(?:[,;。]|$)/u.test(folded)) {
    return true;
  }
  return isTimeOnly(folded);
}

/** (县农业农村局、县财政局，9月底前): units and a time, without a word that says what they do. */
export function isBareStatement(inner: string): boolean {
  const pieces = splitOutside(inner, /[,，;；]/u).map((each) => each.trim());
  const names = pieces.filter((each) => each !== '' && !isTimePiece(each));
  return inner.length <= 200 && names.length > 0 && isUnitList(names.join('、'));
}

const told =
  /^(?:由)?([^由]+?)(?:共同|具体|统一|按职责(?:分工)?)?(?:牵头|负责|配合|协助|参与|落实)(?:落实|实施)?$/u;

/** 县林草局负责，9月底前完成。: a sentence of running text that says who and by when, and nothing else. */
export function isWhoAndWhen(sentence: string): boolean {
  const pieces = splitOutside(sentence.trim().replace(/[。；;]$/u, ''), /[,，;；]/u).map((each) =>
    each.trim(),
  );
  const said = pieces.filter((each) => each !== '' && !isTimePiece(each));
  return (
    sentence.length <= 120 &&
    /(?:牵头|负责)/u.test(said[0] ?? '') &&
    isUnitList(said.map((each) => told.exec(each)?.[1] ?? '“').join('、'))
  );
}

/** (9月底前完成), (长期坚持): a time and nothing else. */
function isTimeOnly(folded: string): boolean {
  if (folded.length > 24) return false;
  const rest = dueTimes(folded, 2000, 'cell').reduce(
    (text, { text: time }) => text.replace(time, ''),
    folded,
  );
  const word = /^(?:完成|办结|前|完成并长期坚持|并?长期坚持|并?持续推进|坚持|推进|实施|[,;、])*$/u;
  if (rest !== folded) {
    return /^(?:完成|办结|取得阶段性成效|启动|前|,?并?长期坚持|,?并?持续推进)?$/u.test(rest.trim());
  }
  return /^(?:长期|持续|常态化)/u.test(folded) && word.test(folded.replace(/^(?:长期|持续|常态化)/u, ''));
}

/** What a statement is read by besides its own words. */
export interface StatementRules {
  /** Of a day without a year; null if it is not known. */
  readonly yearOfIssue: number | null;
  /** The document says that the unit named first leads (列第一位的为牵头单位). */
  readonly firstLeads: boolean;
}

/** Reads a statement. A 责任单位 list beside a 牵头单位 supports; without one it leads, all of it or its first. */
export function readStatement(text: string, { yearOfIssue, firstLeads }: StatementRules): Statement {
  const inner = withoutBrackets(text.trim());
  const parts = keyedParts(inner);
  const gathered: Gathered = { named: [], times: [] };
  if (parts.length === 0) gatherFree(inner, gathered, 'responsible');
  for (const [role, value] of parts) gatherKeyed(role, value, gathered);
  const { named, times } = gathered;
  const of = (role: Role) => unique(named.flatMap((each) => (each.role === role ? [each.name] : [])));
  const responsible = of('responsible');
  const leads = of('lead').length > 0 ? of('lead') : firstLeads ? responsible.slice(0, 1) : responsible;
  const time = times.length > 0 ? times.join('，') : null;
  const due = times.flatMap((each) => dueTimes(each, yearOfIssue, 'cell')).at(-1)?.due ?? null;
  return {
    lead: leads,
    support: unique(named.map(({ name }) => name)).filter((name) => !leads.includes(name)),
    time,
    due,
  };
}

/** Without the brackets around it; one that only closes belongs to the last name: 各团场（镇）. */
function withoutBrackets(text: string): string {
  const closed = text.replace(/[。;；]$/u, '');
  return /^[（(【[〔]/u.test(closed) ? closed.replace(/^.|[)）】\]〕]$/gu, '') : closed;
}

/** What a statement names, in its order. */
interface Gathered {
  readonly named: { readonly role: 'lead' | 'support' | 'responsible'; readonly name: string }[];
  readonly times: string[];
}

function name(names: readonly string[], role: Gathered['named'][number]['role'], into: Gathered): void {
  append(
    into.named,
    names.map((each) => ({ role, name: each })),
  );
}

/** Cuts a text at its keys: 牵头单位:…;责任单位:…;完成时限:…. What stands before the first key is read as its own part. */
function keyedParts(inner: string): readonly (readonly [Role | null, string])[] {
  const folded = fold(inner);
  const found = [...folded.matchAll(key)];
  if (found.length === 0) return [];
  const parts: (readonly [Role | null, string])[] = [];
  const before = inner.slice(0, found[0]?.index ?? 0);
  if (/[^\s,，;；。]/u.test(before)) parts.push([null, before]);
  for (const [at, match] of found.entries()) {
    const role = match[0].includes('分工')
      ? null
      : (keys.find(([pattern]) => pattern.test(match[0]))?.[1] ?? 'responsible');
    parts.push([role, inner.slice(match.index + match[0].length, found[at + 1]?.index ?? inner.length)]);
  }
  return parts;
}

function gatherKeyed(role: Role | null, value: string, into: Gathered): void {
  const text = value.trim().replace(/[,，;；。、\s]+$/u, '');
  if (text === '' || role === 'person') return;
  if (role === 'time') into.times.push(text);
  else if (role === null) gatherFree(text, into, 'responsible');
  else if (/牵头|配合|负责|会同/u.test(text)) gatherFree(text.split('。', 1)[0] ?? '', into, role);
  else {
    for (const piece of splitOutside(text, /[,，;；。]/u)) {
      if (isTimePiece(piece)) into.times.push(piece.trim());
      else name(unitNames(piece), role, into);
    }
  }
}

const leading = /^(?:由)?(.+?)(?:总牵头|牵头(?:负责|落实|抓总|组织实施|推进|实施)?|负责牵头|主责|为主负责)$/u;
const supporting =
  /^(?:由)?(.+?)(?:等)?(?:分别|按照?职责|按照?职能|根据职责|各司其职|共同|积极|密切|做好|抓好)*(?:分工)?(?:配合|协同|协助|参与|协办|协作)(?:落实|实施|推进|做好|抓好|工作)?$/u;
const shared =
  /^(?:由)?(.+?)(?:等)?(?:按照?|根据)?(?:各自)?(?:职责|职能)?(?:任务)?分工(?:抓好)?(?:负责|落实|配合落实)$/u;
const responsible =
  /^(?:由)?(.+?)(?:具体|共同|分别|统一|按照?(?:各自)?(?:职责|职能)(?:任务)?(?:分工)?)?(?:负责(?:落实|实施|组织实施)?|落实|承担|组织实施|实施)$/u;
const jointly = /^(?:由)?(.+?)(?:会同|联合(?!会|社))(.+?)(?:等)?(?:负责|落实|组织实施|实施|推进|牵头)?$/u;

const beside = /^(?:会同|联合)(.+?)(?:等)?(?:负责|落实|组织实施|实施|推进)?$/u;

/** What a piece says its names do. */
function verbOf(piece: string): { role: 'lead' | 'support' | 'responsible'; names: string[] } | null {
  const other = beside.exec(piece);
  if (other) return { role: 'support', names: unitNames(other[1] ?? '') };
  const lead = leading.exec(piece);
  if (lead) return { role: 'lead', names: unitNames(lead[1] ?? '') };
  const share = shared.exec(piece);
  if (share) return { role: 'responsible', names: unitNames(share[1] ?? '') };
  const support = supporting.exec(piece);
  if (support) return { role: 'support', names: unitNames(support[1] ?? '') };
  const all = responsible.exec(piece);
  return all && { role: 'responsible', names: unitNames(all[1] ?? '') };
}

/** Reads A牵头，B、C配合，9月底前完成: names wait for the verb that says what they do. */
function gatherFree(text: string, into: Gathered, fallback: Role): void {
  for (const group of splitOutside(text, /[;；。]/u)) gatherGroup(group, into, fallback);
}

/** What stands between ；: names at its end that no verb follows have the role of the whole. */
function gatherGroup(text: string, into: Gathered, fallback: Role): void {
  let waiting: string[] = [];
  for (const piece of splitOutside(text, /[,，]/u).map((each) => each.trim())) {
    if (firstNamedLeads.test(piece) || /^(?:排|列)(?:名|在)?第一|^下同$|除外$/u.test(piece)) continue;
    const joint = jointly.exec(piece);
    const verb = joint ? null : verbOf(piece);
    if (isTimePiece(piece)) into.times.push(piece);
    else if (joint) {
      name([...waiting, ...unitNames(joint[1] ?? '')], 'lead', into);
      name(unitNames(joint[2] ?? ''), 'support', into);
      waiting = [];
    } else if (verb) {
      name([...waiting, ...verb.names], verb.role, into);
      waiting = [];
    } else append(waiting, unitNames(piece));
  }
  name(waiting, fallback === 'time' || fallback === 'person' ? 'responsible' : fallback, into);
}

function isTimePiece(piece: string): boolean {
  const folded = fold(piece).trim();
  if (/[厅局委办部署院会府党组处]/u.test(folded.replaceAll(/全面完成|部分/gu, ''))) return false;
  return dueTimes(folded, 2000, 'cell').length > 0 || (standing.test(folded) && folded.length <= 20);
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
