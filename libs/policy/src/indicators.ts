import { bindingOf, type Binding } from './comparators';
import { figuresOf, type Figure } from './figures';
import { fold } from './folding';
import { impliedTargets } from './implied';
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
  /\d|[零〇一二两三四五六七八九十百千万亿廿卅]|覆盖|应.尽|清零|完成|全部|消除|上年|去年|同期|水平|增速/u;
const segmentEnd = /[,，。；;:：！？!?\n]/u;

/** The stretch between commas around a position. */
function segmentAround(text: string, start: number, end: number): readonly [number, number] {
  let from = start;
  while (from > 0 && !segmentEnd.test(text[from - 1] ?? '')) from--;
  let to = end;
  while (to < text.length && !segmentEnd.test(text[to] ?? '')) to++;
  return [from, to];
}

/** Blanks out what holds no target: names in quotes, titles of documents, statements of responsibility. */
function withoutNames(folded: string): string {
  return folded
    .replaceAll(/“[^”。]{0,24}”|"[^"。]{0,24}"|‘[^’。]{0,24}’|「[^」。]{0,24}」/gu, (name) =>
      name.length > 2 && /应.尽|覆盖|清零/u.test(name) ? name : '\u0001'.repeat(name.length),
    )
    .replaceAll(/《[^》]{0,120}》/gu, (name) => '\u0001'.repeat(name.length));
}

function bound(text: string, figures: readonly Figure[]): readonly BoundFigure[] {
  return figures.map((figure) => {
    const [segmentStart, end] = segmentAround(text, figure.start, figure.end);
    const lead = text.slice(Math.max(segmentStart, figure.start - 24), figure.start);
    return {
      ...figure,
      binding: bindingOf(lead, text.slice(figure.end, figure.end + 10)),
      segmentStart,
      segmentEnd: end,
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
  for (let at = shared.length - 2; at >= 0; at--) {
    const figure = shared[at];
    const next = shared[at + 1];
    if (figure && next && !figure.binding.word && next.binding.word && next.binding.tail > 0) {
      const between = text.slice(figure.end, next.start);
      const respectively = text.slice(figure.segmentStart, figure.start).includes('分别');
      if (respectively && coordinated.test(between)) {
        shared[at] = { ...figure, binding: { ...next.binding, tail: 0 } };
      }
    }
  }
  return shared;
}

/** 3至5个, 5%-8%: two figures, at least the one and at most the other, in the unit of the second. */
function joinRanges(text: string, figures: readonly BoundFigure[]): readonly BoundFigure[] {
  return figures.map((figure, at) => {
    const next = figures[at + 1];
    const previous = figures[at - 1];
    if (next && range.test(text.slice(figure.end, next.start)) && next.unit !== null) {
      const unit = figure.unit ?? next.unit;
      return { ...figure, unit, binding: { comparator: '>=', word: figure.binding.word, tail: 0, lead: '' } };
    }
    if (previous && range.test(text.slice(previous.end, figure.start)) && figure.unit !== null) {
      return { ...figure, binding: { ...figure.binding, comparator: '<=' } };
    }
    return figure;
  });
}

/** Where between two figures of one stretch the second one's words begin. */
function cutBetween(text: string, from: number, to: number): number {
  const between = text.slice(from, to);
  for (const mark of ['、', '和', '及', '与', '并']) {
    const at = between.indexOf(mark);
    if (at >= 0) return from + at + 1;
  }
  return from;
}

/** The words of each figure: its stretch between commas, shared out where several figures stand in it. */
function wordsOf(text: string, figures: readonly BoundFigure[]): readonly (readonly [number, number])[] {
  return figures.map((figure, at) => {
    const previous = figures[at - 1];
    const next = figures[at + 1];
    const end = figure.end + figure.binding.tail;
    let from = figure.segmentStart;
    let to = figure.segmentEnd;
    if (previous?.segmentStart === from) {
      from = cutBetween(text, previous.end + previous.binding.tail, figure.start);
    }
    if (next?.segmentStart === figure.segmentStart) {
      const cut = cutBetween(text, end, next.start);
      to = /[、和及与并]/u.test(text[cut - 1] ?? '') && cut > end ? cut - 1 : cut;
    } else {
      const comma = text.slice(end, to).indexOf('、');
      if (comma >= 0) to = end + comma;
    }
    return [from, Math.max(to, end)] as const;
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
  const all = joinRanges(folded, shareComparators(folded, bound(folded, figuresOf(folded))));
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
  const others = impliedTargets(folded, sentence, figures);
  return [...explicit, ...others].sort((a, b) => a.start - b.start);
}
