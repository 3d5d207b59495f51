import type { Duty, Organisation } from '@duban/organisation';
import type { ParsedAssignment } from '@duban/policy';
import type { Doubt, TaskTemplate } from '../types';
import { namesLevel } from './named-levels';

export interface ProposedLead {
  readonly lead: string;
  readonly support: readonly string[];
  readonly confidence: TaskTemplate['leadConfidence'];
  readonly doubts: readonly Doubt[];
}

/** What a lead is looked for in. */
export interface LeadWords {
  readonly statements: readonly ParsedAssignment[];
  /** The task's sentences, without brackets. */
  readonly text: string;
  readonly heading: string | null;
}

const office = 'rural_office';

/** The lead of what asks nothing of anybody: the 党委农办, once somebody confirms that it is a task at all. */
export const officeAlone: ProposedLead = {
  lead: office,
  support: [],
  confidence: 'low',
  doubts: ['lead-guessed'],
};

/**
 * Who leads and supports: whom the statement names (the first of them that is a unit here), whom the sentence begins
 * with (县财政局统筹…), else whose duty its words are, which is asked to be confirmed; else the 党委农办, held back
 * until somebody names a lead. Where a statement names levels alone (各乡镇), their 农办 lead.
 */
export function proposedLead(organisation: Organisation, words: LeadWords): ProposedLead {
  const { statements, text } = words;
  const leads = typesOf(
    organisation,
    statements.flatMap((statement) => statement.lead),
  );
  const support = typesOf(
    organisation,
    statements.flatMap((statement) => statement.support),
  );
  const beside = (lead: string): readonly string[] =>
    [...new Set([...leads, ...support])].filter((type) => type !== lead);
  const [named] = leads;
  if (named !== undefined) {
    return { lead: named, support: beside(named), confidence: 'high', doubts: [] };
  }
  const subject = subjectOf(organisation, text);
  if (subject !== null) {
    return { lead: subject, support: beside(subject), confidence: 'high', doubts: [] };
  }
  const names = statements.flatMap((statement) => statement.lead);
  const doubts: readonly Doubt[] = names.length > 0 ? ['lead-unknown', 'lead-guessed'] : ['lead-guessed'];
  const duty = dutyOf(organisation.duties, words);
  if (duty !== null) {
    return { lead: duty.type, support: beside(duty.type), confidence: duty.confidence, doubts };
  }
  if (names.length > 0 && names.every(namesLevel)) {
    return { lead: office, support: beside(office), confidence: 'medium', doubts: ['lead-level'] };
  }
  return { lead: office, support: beside(office), confidence: 'low', doubts };
}

function typesOf(organisation: Organisation, names: readonly string[]): readonly string[] {
  return [...new Set(names.flatMap((name) => organisation.typeNamed(name) ?? []))];
}

const longestName = 16;
const unitEnd = /(?:厅|局|委|办|部|院|社|会|署|公司|联|部门|办公室|校)$/u;

/** The unit type a sentence begins with, by the longest name of it, or that houses an office it sets up. */
function subjectOf(organisation: Organisation, text: string): string | null {
  const house = /办公室设在([^，,。；;（(]{2,20})/u.exec(text)?.[1];
  const housing = house === undefined ? null : organisation.typeNamed(house);
  if (housing !== null) return housing;
  const start = text.replace(/^[\s\d.、（）()一二三四五六七八九十是要由]*/u, '');
  for (let length = Math.min(longestName, start.length - 1); length > 2; length--) {
    const name = start.slice(0, length);
    if (unitEnd.test(name) && !start.slice(length).startsWith('的')) {
      const type = organisation.typeNamed(name);
      if (type !== null) return type;
    }
  }
  return null;
}

interface FoundDuty {
  readonly type: string;
  readonly confidence: Duty['confidence'];
}

/** A word counts by its length: once in the heading, twice in the sentence, four times more where that begins. */
const weights = { heading: 1, sentence: 2, beginning: 4 };
/** Below so many times the runner-up's score the words do not tell. */
const leastLead = 1.5;

/**
 * Whose duty the words are. Against leads chosen by hand for 152 sentences about two in three of those it is sure of
 * agree, which is why they ask to be confirmed; where two types come near each other it is low.
 */
function dutyOf(duties: readonly Duty[], { text, heading }: LeadWords): FoundDuty | null {
  const beginning = text.split(/[，,。；;]/u, 1)[0] ?? '';
  const [best, next] = duties
    .map(({ type, confidence, words }) => {
      let score = 0;
      for (const word of words) {
        if (heading?.includes(word) === true) score += weights.heading * word.length;
        if (text.includes(word)) score += weights.sentence * word.length;
        if (beginning.includes(word)) score += weights.beginning * word.length;
      }
      return { type, confidence, score };
    })
    .sort((a, b) => b.score - a.score);
  if (best === undefined || best.score === 0) return null;
  const clear = best.score >= leastLead * (next?.score ?? 0);
  return { type: best.type, confidence: clear ? best.confidence : 'low' };
}
