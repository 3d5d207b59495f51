import { bindingOf, type Binding } from './comparators';
import { figuresOf, type Figure } from './figures';
import { fold } from './folding';
import { impliedTargets } from './implied';
import { Stretches } from './stretches';
import { isTarget } from './targets';
import type { ParsedIndicator } from './types';

/** An indicator before it knows its sentence, with where its words stand. */
export interface FoundIndicator extends Omit<ParsedIndicator, 'sentence'> {
  readonly start: number;
  readonly end: number;
}

/** A figure with what binds it and the stretch of text between commas it stands in. */
export interface BoundFigure extends Figure {
  readonly binding: Binding;
  readonly segmentStart: number;
  readonly segmentEnd: number;
}

const worthALook =
  /\d|[零〇一二两三四五六七八九十百千万亿廿卅半壹贰叁肆伍陆柒捌玖拾佰]|覆盖|应.尽|清零|完成|全部|消除|上年|去年|同期|水平|增速/u;
/** Quoted words that promise all of something: “应保尽保”, “全覆盖”. */
const promise = /^.(?:应(.)尽\1[、，]?)+.$|^.(?:全覆盖|动态清零|清零).$/u;
const names = /“[^”。]{0,24}”|"[^"。]{0,24}"|‘[^’。]{0,24}’|「[^」。]{0,24}」|《[^》]{0,120}》/gu;
const blanks = '\u0001'.repeat(128);

/** Blanks out what holds no target, names in quotes and titles of documents; “应保尽保” stays. */
function withoutNames(folded: string): string {
  if (!/[“"‘「《]/u.test(folded)) return folded;
  return folded.replaceAll(names, (name) => {
    const kept = /[尽盖零]/u.test(name) && promise.test(name);
    return kept ? name : blanks.slice(0, name.length);
  });
}

function bound(text: string, figures: readonly Figure[], stretches: Stretches): readonly BoundFigure[] {
  return figures.map((figure) => {
    const [segmentStart, end] = stretches.around(figure.start);
    const lead = text.slice(Math.max(segmentStart, figure.start - 24), figure.start);
    // Written out: there is one for every figure, and copying costs more than all else here.
    return {
      start: figure.start,
      end: figure.end,
      value: figure.value,
      unit: figure.unit,
      form: figure.form,
      bare: figure.bare,
      more: figure.more,
      binding: bindingOf(lead, text.slice(figure.end, figure.end + 10)),
      segmentStart,
      segmentEnd: Math.max(end, figure.end),
    };
  });
}

const coordinated = /^(?:[、,]|和|及|以及|与|或)$/u;
const range = /^(?:-|~|～|至|到)$/u;

/** 分别达到90%、85%和80%: a figure that follows another with nothing but 、 between takes its comparator. */
function shareComparators(text: string, figures: readonly BoundFigure[]): readonly BoundFigure[] {
  const shared: BoundFigure[] = [];
  for (const figure of figures) {
    const previous = shared.at(-1);
    const between = previous ? text.slice(previous.end + previous.binding.tail, figure.start) : '';
    const takes = previous && coordinated.test(between) && !figure.binding.word && previous.binding.word;
    shared.push(takes ? { ...figure, binding: { ...previous.binding, tail: 0 } } : figure);
  }
  return shareBackwards(text, shared);
}

/** 90%、85%以上, said of 分别: the last word of limit holds for those before it. */
function shareBackwards(text: string, figures: readonly BoundFigure[]): readonly BoundFigure[] {
  const shared = [...figures];
  let trailing: Binding | null = null;
  for (let at = shared.length - 2; at >= 0; at--) {
    const figure = shared[at];
    const next = shared[at + 1];
    if (!figure || !next) continue;
    if (next.binding.tail > 0) trailing = next.binding;
    const takes =
      trailing !== null &&
      !figure.binding.word &&
      coordinated.test(text.slice(figure.end, next.start)) &&
      text.slice(figure.segmentStart, figure.start).includes('分别');
    if (takes && trailing) shared[at] = { ...figure, binding: { ...trailing, tail: 0 } };
    else trailing = null;
  }
  return shared;
}

/** 3至5个, 5%-8%: two figures, at least the one and at most the other, in the unit of the second. */
function joinRanges(text: string, figures: readonly BoundFigure[]): readonly BoundFigure[] {
  return figures.map((figure, at) => {
    const next = figures[at + 1];
    const previous = figures[at - 1];
    if (next && range.test(text.slice(figure.end, next.start)) && next.unit !== null) {
      // 3亿—5亿元: what the second counts, the first counts too.
      const bare = figure.unit === null ? '' : /^(?:万亿|万|亿)$/u.test(figure.unit) ? figure.unit : null;
      const unit =
        bare === null ? figure.unit : bare + next.unit.replace(bare === '' ? '' : /^(?:万亿|万|亿)/u, '');
      return { ...figure, unit, binding: { comparator: '>=', word: figure.binding.word, tail: 0, lead: '' } };
    }
    if (previous && range.test(text.slice(previous.end, figure.start)) && figure.unit !== null) {
      return { ...figure, binding: { ...figure.binding, comparator: '<=' } };
    }
    return figure;
  });
}

/** Where, between two figures of one stretch, the second one's words begin; null if nothing parts them. */
function cutBetween(text: string, from: number, to: number): number | null {
  const between = text.slice(from, to);
  for (const mark of ['、', '和', '及', '与', '并']) {
    const at = between.indexOf(mark);
    if (at >= 0) return from + at + 1;
  }
  return null;
}

function isRange(text: string, figure: BoundFigure, next: BoundFigure): boolean {
  return range.test(text.slice(figure.end, next.start));
}

/** Where the words of each figure begin: after what parts it from the one before it in the same stretch. */
function beginnings(text: string, figures: readonly BoundFigure[]): readonly number[] {
  const begins: number[] = [];
  for (const [at, figure] of figures.entries()) {
    const previous = figures[at - 1];
    const together = previous?.segmentStart === figure.segmentStart ? previous : undefined;
    const before = begins[at - 1] ?? figure.segmentStart;
    if (!together) begins.push(figure.segmentStart);
    else if (isRange(text, together, figure)) begins.push(before);
    else begins.push(cutBetween(text, together.end + together.binding.tail, figure.start) ?? before);
  }
  return begins;
}

/** Where they end: before what parts each from the next one. */
function endings(text: string, figures: readonly BoundFigure[]): readonly number[] {
  const ends: number[] = [];
  for (let at = figures.length - 1; at >= 0; at--) {
    const figure = figures[at];
    const next = figures[at + 1];
    if (figure) {
      const end = figure.end + figure.binding.tail;
      const after = ends[at + 1] ?? end;
      if (next?.segmentStart !== figure.segmentStart) ends[at] = endOfLast(text, end, figure.segmentEnd);
      else if (isRange(text, figure, next)) ends[at] = after;
      else ends[at] = (cutBetween(text, end, next.start) ?? after + 1) - 1;
    }
  }
  return ends;
}

function endOfLast(text: string, end: number, segmentEnd: number): number {
  // Not in the middle of 县（市、区）.
  const comma = /^(?:[^、(（]|[(（][^)）]{0,40}[)）])*?(?=、)/u.exec(text.slice(end, segmentEnd));
  return comma ? end + comma[0].length : segmentEnd;
}

const listMark = /^\s*(?:\d{1,2}[.、](?!\d)|\(\d{1,2}\)|[①-⑳])\s*/u;

/** The words of each figure: its stretch between commas, shared out where several figures stand in it. */
function wordsOf(text: string, figures: readonly BoundFigure[]): readonly (readonly [number, number])[] {
  const begins = beginnings(text, figures);
  const ends = endings(text, figures);
  return figures.map((figure, at) => {
    const from = begins[at] ?? figure.start;
    const to = Math.max(ends[at] ?? figure.end, figure.end + figure.binding.tail);
    const mark = listMark.exec(text.slice(from, from + 8))?.[0].length ?? 0;
    return [Math.min(from + mark, figure.start), to] as const;
  });
}

/**
 * Targets of one sentence, in order. A figure is a target if it is counted in a unit and is neither a date, an age, a
 * rank, a name nor something already achieved; see `targets.ts`. 全覆盖 and its like are `implied`, 不低于上年 is `relative`.
 * @param sentence the sentence without statements of responsibility
 */
export function indicatorsOf(sentence: string): readonly FoundIndicator[] {
  const unfolded = fold(sentence);
  if (!worthALook.test(unfolded)) return [];
  const folded = withoutNames(unfolded);
  const stretches = new Stretches(folded);
  const all = joinRanges(folded, shareComparators(folded, bound(folded, figuresOf(folded), stretches)));
  const figures = all.filter((figure) => isTarget(folded, figure));
  const words = wordsOf(folded, figures);
  const explicit = figures.map((figure, at): FoundIndicator => {
    const [start, end] = words[at] ?? [figure.start, figure.end];
    const more = figure.more && !figure.binding.word;
    return {
      text: sentence.slice(start, end).trim(),
      comparator: more ? '>' : figure.binding.comparator,
      value: figure.value,
      unit: figure.unit,
      kind: 'explicit',
      start,
      end,
    };
  });
  const others = impliedTargets(folded, sentence, figures, stretches);
  return [...explicit, ...others].sort((a, b) => a.start - b.start);
}
