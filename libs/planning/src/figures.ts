import type { ParsedIndicator } from '@duban/policy';
import type { ClauseMatch } from './match-templates';
import { similarity } from './similarity';
import type { IndicatorTarget, TaskTemplate } from './types';

/** The figures a task is judged by in this document, and whether one differs from the template's. */
export interface Figures {
  readonly indicators: readonly IndicatorTarget[];
  readonly changed: boolean;
}

/** Words around two figures that speak of the same thing share at least this much, the figures left out. */
const leastLikeness = 0.5;

const words = (text: string): string => text.replace(/[\d.,，%％]/gu, '');

/**
 * Takes a figure's value from the document where it says the same thing with another number (a later year's
 * document): the template's comparator stands, since it may rest on a judgement the text alone does not give.
 */
export function figuresOf(task: TaskTemplate, match: ClauseMatch, sentences: readonly number[]): Figures {
  const written = match.clause.indicators.filter((figure) => sentences.includes(figure.sentence));
  let changed = false;
  const indicators = task.indicators.map((target) => {
    if (target.kind !== 'explicit' || target.value === null) return target;
    const found = sameFigure(target, written);
    if (found?.value == null) return target;
    changed = true;
    return { ...target, text: found.text, value: found.value };
  });
  return { indicators, changed };
}

function sameFigure(target: IndicatorTarget, written: readonly ParsedIndicator[]): ParsedIndicator | null {
  const candidates = written.filter((figure) => figure.kind === 'explicit' && figure.unit === target.unit);
  if (candidates.some((figure) => String(figure.value) === String(target.value))) return null;
  const ranked = candidates
    .map((figure) => ({ figure, likeness: similarity(words(figure.text), words(target.text)) }))
    .sort((a, b) => b.likeness - a.likeness);
  const [best] = ranked;
  if (best === undefined) return null;
  return ranked.length === 1 || best.likeness >= leastLikeness ? best.figure : null;
}
