import { matchBrackets } from './brackets';
import { indicatorsOf } from './indicators';
import { remark } from './messages';
import { lineAt, type Passage } from './passage';
import { sentenceSpans } from './sentences';
import type { ParseRemark } from './types';

/** Of more than these in one place, no one needs each. */
const most = 20;

/** Figures that stand before the first clause of a part or of the document: no task comes of them, so a person is told. */
export function figuresOutside(passage: Passage): readonly ParseRemark[] {
  const { text } = passage;
  return sentenceSpans(text, matchBrackets(text))
    .filter(({ start, end }) => {
      const sentence = text.slice(start, end);
      return /[。；！]/u.test(sentence) && indicatorsOf(sentence).some(({ kind }) => kind === 'explicit');
    })
    .slice(0, most)
    .map(({ start, end }) =>
      remark('figure-outside-clause', lineAt(passage, start), { text: text.slice(start, end) }),
    );
}
