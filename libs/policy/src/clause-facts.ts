import { append } from './append';
import type { Brackets } from './brackets';
import { innerStatements, type Piece } from './clause-pieces';
import { dueTimes, type DueTime } from './due-days';
import { bracketOf } from './heading';
import { indicatorsOf } from './indicators';
import { isWhoAndWhen, readStatement, type Statement, type StatementRules } from './responsibility';
import type { Span } from './sentences';
import { unitNames } from './unit-names';
import type { ParsedAssignment, ParsedClause, ParsedIndicator, ParsedSentence } from './types';

const named =
  /由([^，,。；;\s]{2,80}?(?:[厅局委办部署院会府党组处县市区乡镇村团场社站]|公司|中心|单位|部门|企业|银行))(?:共同|具体|统一)?(?:牵头|主责|会同|负责(?!人|同志|解释)|组织实施|承担)/u;
const helping = /^[^。；;]{0,30}?[，,]([^，,。；;]{2,60}?)(?:配合|协同|参与|协助)/u;

/** 由自治区农业农村厅牵头…: a sentence that names who does it. */
function namedIn(sentence: string): Pick<Statement, 'lead' | 'support'> | null {
  const found = sentence.includes('由') ? named.exec(sentence) : null;
  if (!found) return null;
  const rest = sentence.slice(found.index + found[0].length).split(/[。；;]/u, 1)[0] ?? '';
  const joint = found[0].endsWith('会同')
    ? /^(.{2,60}?)(?:负责|牵头|组织|制定|落实|开展|推进|实施|做好|抓好|提出|研究|建立|[逐按对于在每加共定]|具体|指导|督促|联合(?!会|社)|验收|检查|评估|[,，。]|$)/u.exec(
        rest,
      )
    : null;
  const helpers = helping.exec(rest.replace(/^[^，,]*/u, '')) ?? (joint ? null : helping.exec(rest));
  const support = [joint, helpers].flatMap((each) => unitNames(each?.[1] ?? ''));
  return { lead: unitNames(found[1] ?? ''), support: [...new Set(support)] };
}

/** What a clause says, gathered sentence by sentence. */
export class ClauseFacts {
  readonly sentences: ParsedSentence[] = [];
  readonly indicators: ParsedIndicator[] = [];
  readonly assignments: ParsedAssignment[] = [];
  private readonly times: DueTime[] = [];

  constructor(
    private readonly text: string,
    private readonly brackets: Brackets,
    private readonly rules: StatementRules,
  ) {}

  take({ span, statement }: Piece): void {
    if (statement) this.state(this.text.slice(span.start, span.end).trim());
    else this.takeSentence(span);
  }

  /** Takes a statement as written. */
  state(text: string): void {
    const read = readStatement(text, this.rules);
    this.assignments.push({ text, ...read, sentence: this.sentences.length });
  }

  /** Takes what the part states for all its clauses, if this one names nobody; a day of its own stays. */
  inherit(text: string): void {
    if (this.responsible() !== null) return;
    const own = this.due();
    const read = readStatement(text, this.rules);
    if (read.lead.length + read.support.length === 0) return;
    this.assignments.unshift({ text, ...read, due: own === null ? read.due : null, sentence: 0 });
  }

  /** What the heading says: a time in its brackets, and figures, which count as of sentence 0. */
  takeHeading(heading: string | null): void {
    if (heading === null) return;
    const inner = bracketOf(heading);
    if (inner !== null) append(this.times, dueTimes(inner, this.rules.yearOfIssue, 'cell'));
    for (const { text, comparator, value, unit, kind } of indicatorsOf(heading)) {
      if (kind === 'explicit') this.indicators.push({ text, comparator, value, unit, kind, sentence: 0 });
    }
  }

  /** All assignments together: who leads anywhere leads, who only supports supports; null if nobody is named. */
  responsible(): ParsedClause['responsible'] {
    const lead = new Set(this.assignments.flatMap((each) => each.lead));
    const support = new Set(
      this.assignments.flatMap((each) => each.support).filter((each) => !lead.has(each)),
    );
    return lead.size + support.size > 0 ? { lead: [...lead], support: [...support] } : null;
  }

  /** The last day among those named; statements made for it count before times in running text. */
  due(): string | null {
    const stated = this.assignments.flatMap(({ due }) => due ?? []);
    const all = stated.length > 0 ? stated : this.times.flatMap(({ due }) => due ?? []);
    return all.sort().at(-1) ?? null;
  }

  /** A time that would be the clause's day if its year were known; null if there is a day, or no time at all. */
  timeWithoutYear(): string | null {
    if (this.due() !== null || this.rules.yearOfIssue !== null) return null;
    const stated = this.assignments
      .map(({ time }) => time)
      .find((time) => time !== null && /[月季]|年[底末内]/u.test(time));
    return stated ?? this.times[0]?.text ?? null;
  }

  private takeSentence(span: Span): void {
    const index = this.sentences.length + 1;
    const sentence = this.text.slice(span.start, span.end);
    this.sentences.push({ index, text: sentence });
    const { statements, blanked } = innerStatements(this.text, span, this.brackets);
    for (const { start, end, comparator, value, unit, kind } of indicatorsOf(blanked)) {
      const words = sentence.slice(start, end).trim();
      this.indicators.push({ text: words, comparator, value, unit, kind, sentence: index });
    }
    for (const statement of statements) this.state(statement);
    const own = namedIn(blanked);
    if (own) this.assignments.push({ text: sentence, ...own, time: null, due: null, sentence: index });
    else if (isWhoAndWhen(blanked)) this.state(sentence.trim());
    append(this.times, dueTimes(blanked, this.rules.yearOfIssue, 'text'));
  }
}
