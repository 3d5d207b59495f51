import type { Comparator } from './types';

type Word = readonly [RegExp, Comparator];

/** Words right before a figure. The first that fits decides, so the longer and the negated stand first. */
const before: readonly Word[] = [
  [
    /(?:不少于|不低于|不小于|不得少于|不得低于|不能少于|不能低于|不应低于|不应少于|不下于|至少(?:有|要|达到|为)?|最少|最低|起码|达到或超过|≥)$/u,
    '>=',
  ],
  [
    /(?:不超过|不超出|不高于|不大于|不多于|不突破|不得超过|不得高于|不得多于|不得突破|不能超过|不能高于|不应超过|不应高于|至多|最多|最高|上限为|≤|<=)$/u,
    '<=',
  ],
  [/(?:力争|争取|确保|总量|规模|总值)?(?:超过|突破|高于|大于|多于|优于|超出|赶超|逾|超|>)$/u, '>'],
  [/(?:低于|少于|小于|不足|不到|不满|<)$/u, '<'],
  [/(?:大约|大概|大致|约为|约|接近|近)$/u, '~'],
  [/(?:达到|达至|(?<![发到传送抵下表转通直雷])达)(?:了)?$/u, '>='],
];

/** Words right after a figure and its unit; （含） may stand before them. */
const after: readonly Word[] = [
  [/^(?:\((?:含|不含)\))?(?:左右|上下(?![游级联]))/u, '~'],
  [/^(?:\((?:含|不含)\))?(?:及|或|和)?(?:以上|之上|起步)/u, '>='],
  [/^(?:\((?:含|不含)\))?(?:及|或|和)?(?:以内|之内|以下|之下|内(?![容外地陆部在涵销贸生设需]))/u, '<='],
];

/** What binds a figure: the comparator, how far its words reach, and whether any stood there. */
export interface Binding {
  readonly comparator: Comparator;
  /** A word of limit stood before or after the figure. */
  readonly word: boolean;
  /** Characters of the words after the figure. */
  readonly tail: number;
  /** The words before it, empty if none. */
  readonly lead: string;
}

/** 每村至少储备三名, 最多安排2个: the verb comes between. */
const overVerb = /(?<word>至少|最少|至多|最多)[^\d,，。；;、:：零一二两三四五六七八九十百千万亿]{1,16}$/u;

/** A strong word may stand some way off: 不低于总投资的30%, 不少于每亩500元. */
const distant =
  /(?<word>不少于|不低于|不得低于|不得少于|不超过|不高于|不得超过|不得高于|超过|高于|达到|低于)(?:[^\d,，。；;、:：]{1,14}的|(?:全国|全省|全区|全疆|全市|全州|全县|同期|上年|去年|[^\d,，。；;、:：]{0,8}(?:平均|居民|增速|增幅))[^\d,，。；;、:：]{0,8}|\d{4}年[^\d,，。；;、:：]{0,8}的|每[^\d,，。；;、:：]{1,4}|人民币)$/u;

/** Most figures have none of these words: their last and first characters tell. */
const mayPrecede = /[少低小下有要到为过≥出高大多破<=>于优超逾足满约致概近达至了限]$/u;
const mayFollow = /^(?:\((?:含|不含)\))?[左上及或和以之起内]/u;
const mayStandOff = /[少低高过到多]/u;

/** The words before a figure that bind it, right before it or some way off. */
function wordBefore(lead: string): { readonly comparator?: Comparator; readonly word: string } {
  const head = lead.replace(/[“"‘'\s]+$/u, '');
  const near = mayPrecede.test(head) ? before.find(([pattern]) => pattern.test(head)) : undefined;
  if (near) return { comparator: near[1], word: near[0].exec(head)?.[0] ?? '' };
  const away = mayStandOff.test(head) ? (distant.exec(head) ?? overVerb.exec(head))?.groups?.word : undefined;
  const found = away === undefined ? undefined : before.find(([pattern]) => pattern.test(away));
  return found && away !== undefined ? { comparator: found[1], word: away } : { word: '' };
}

/** Finds the words that bind a figure between `lead` (the text before it) and `rest` (the text after its unit). */
export function bindingOf(lead: string, rest: string): Binding {
  const trailing = mayFollow.test(rest) ? after.find(([pattern]) => pattern.test(rest)) : undefined;
  const tail = trailing ? (trailing[0].exec(rest)?.[0].length ?? 0) : 0;
  const found = wordBefore(lead);
  // 高于全市平均水平2个百分点以上: 高于 says of what, 以上 binds the figure.
  const beyond = /^[高优]于$/u.test(found.word) && trailing?.[1] === '>=';
  const comparator = beyond ? '>=' : decide(found.comparator, trailing?.[1]);
  return { comparator: comparator ?? '=', word: comparator !== undefined, tail, lead: found.word };
}

/** 左右 softens whatever stands before it; 达到…以内 is held by what follows; otherwise the word before counts. */
function decide(lead: Comparator | undefined, tail: Comparator | undefined): Comparator | undefined {
  if (tail === '~' || lead === undefined) return tail;
  if (lead === '~') return tail ?? '~';
  return lead === '>=' && tail === '<=' ? '<=' : lead;
}
