import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A target as a reader of the document would note it. */
export interface GoldIndicator {
  readonly comparator: string;
  readonly value: number | string | null;
  readonly unit: string | null;
  readonly kind: string;
}

export interface GoldClause {
  readonly section: string;
  readonly number: number;
  readonly heading: string | null;
  readonly sentences: readonly { readonly text: string; readonly indicators: readonly GoldIndicator[] }[];
  readonly lead: readonly string[];
  readonly support: readonly string[];
  readonly due: string | null;
}

/** What a document says, noted by hand in the document itself. */
export interface Gold {
  readonly name: string;
  /** The document without the notes. */
  readonly raw: string;
  readonly title: string | null;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly warnings: readonly string[];
  /** `numeral|heading` of each part. */
  readonly sections: readonly string[];
  readonly clauses: readonly GoldClause[];
}

const digits = '零一二三四五六七八九';

/** Value of a numeral below a hundred; the notes need no more. */
function ordinal(numeral: string): number {
  if (/^\d+$/u.test(numeral)) return Number(numeral);
  const [tens = '', ones = ''] = numeral.includes('十') ? numeral.split('十') : ['零', numeral];
  return (tens === '' ? 1 : digits.indexOf(tens)) * 10 + Math.max(0, digits.indexOf(ones));
}

function bare(mark: string): string {
  // A break inside the mark itself is written ⏎.
  return mark.replace(/^\d+\.(?=\d)/u, '').replaceAll(/[第章条节部分()（）、，.⏎\s]/gu, '');
}

/** `>= 60 %`, `>= 2/3 null`, `= 100 % implied`, `>= null relative`. */
function indicatorOf(note: string): GoldIndicator {
  const [comparator = '', written = '', ...rest] = note.trim().split(' ');
  const last = rest.at(-1) ?? '';
  const kind = written === 'null' ? 'relative' : last === 'implied' ? 'implied' : 'explicit';
  const value = written === 'null' ? null : written.includes('/') ? written : Number(written);
  const unit = rest[0] === undefined || rest[0] === 'null' || kind === 'relative' ? null : rest[0];
  return { comparator, value, unit, kind };
}

/** White space and the width of marks aside. */
export function plain(text: string): string {
  return text
    .replaceAll(/\s+/gu, '')
    .replaceAll('。', '.')
    .replaceAll(/[！-～]/gu, (each) => String.fromCodePoint((each.codePointAt(0) ?? 0) - 0xfee0));
}

const note = /⟨([^⟩]*)⟩/gu;

function sentencesOf(text: string): GoldClause['sentences'] {
  return text
    .replaceAll(/\{[^}]*\}|⟦[^⟧]*⟧/gu, '')
    .split('|')
    .map((each) => ({
      text: plain(each.replaceAll(note, '')).replace(/^[.:]/u, ''),
      indicators: Array.from(each.matchAll(note), (found) => indicatorOf(found[1] ?? '')),
    }))
    .filter(({ text: words }) => words !== '');
}

function listOf(notes: string, key: string): readonly string[] {
  const found = new RegExp(`${key}=([^;\\]]*)`, 'u').exec(notes)?.[1];
  return found === undefined ? [] : found.split('、');
}

interface Draft {
  section: string;
  number: number;
  heading: string | null;
  text: string;
  notes: string;
}

const sectionNote = /^(\s*)§([^§]*)§([^§\n*]*)(?:§\*)?/u;
const clauseNote = /#([^#]*)#([^#]*)#/u;

class CaseReader {
  private section = '|';
  readonly sections: string[] = [];
  readonly drafts: Draft[] = [];
  readonly raw: string[] = [];
  private open: Draft | null = null;

  take(line: string): void {
    const part = sectionNote.exec(line);
    if (part) {
      const [, indent = '', mark = '', heading = ''] = part;
      this.section = `${bare(mark)}|${plain(heading).replace(/\.$/u, '')}`;
      this.sections.push(this.section);
      this.open = null;
      this.raw.push(`${indent}${mark}${heading}`);
      if (line.includes('§*')) this.begin(bare(mark), plain(heading));
    } else this.clauseLine(line);
  }

  /** A heading that the line breaks off goes on in the next line. */
  private clauseLine(line: string): void {
    const clause = clauseNote.exec(line);
    if (clause) {
      const heading = plain(clause[2] ?? '').replace(/\.$/u, '');
      this.begin(bare(clause[1] ?? ''), heading === '' ? null : heading);
    }
    const text = clause ? line.slice(clause.index + clause[0].length) : line;
    if (this.open) {
      this.open.text += `${text.replaceAll(/\[\[[^\]]*\]\]/gu, '')}\n`;
      this.open.notes += (/\[\[([^\]]*)\]\]/gu.exec(text) ?? [])[1] ?? '';
    }
    this.raw.push(stripNotes(line));
  }

  close(): void {
    this.open = null;
  }

  private begin(numeral: string, heading: string | null): void {
    this.open = { section: this.section, number: ordinal(numeral), heading, text: '', notes: '' };
    this.drafts.push(this.open);
  }
}

function stripNotes(line: string): string {
  return line
    .replaceAll(note, '')
    .replaceAll(/\[\[[^\]]*\]\]/gu, '')
    .replaceAll(/[#|{}⟦⟧]/gu, '');
}

/** Reads a document with its notes; what they mean is told in `README.md`. */
export function readCase(name: string, text: string): Gold {
  const head = new Map<string, string>();
  const reader = new CaseReader();
  for (const line of text.split('\n')) {
    const found = /^@(\w+) ?(.*)$/u.exec(line);
    if (found?.[1] === 'closing') reader.close();
    else if (found) head.set(found[1] ?? '', found[2] ?? '');
    else reader.take(line);
  }
  const value = (key: string) => {
    const said = head.get(key);
    return said === undefined || said === 'null' ? null : said;
  };
  return {
    name,
    raw: reader.raw.join('\n').replaceAll('⏎', '\n\n').trimEnd(),
    title: value('title'),
    number: value('number'),
    issuedOn: value('issued'),
    warnings: (head.get('warn') ?? '').split(' ').filter((each) => each !== ''),
    sections: reader.sections.map((each) => each.replaceAll('⏎', '')),
    clauses: reader.drafts.map((draft) => ({
      section: draft.section.replaceAll('⏎', ''),
      number: draft.number,
      heading: draft.heading?.replaceAll('⏎', '') ?? null,
      sentences: sentencesOf(draft.text),
      lead: listOf(draft.notes, 'lead'),
      support: listOf(draft.notes, 'support'),
      due: /due=([\d-]+)/u.exec(draft.notes)?.[1] ?? null,
    })),
  };
}

/** All documents of the corpus. */
export function corpus(): readonly Gold[] {
  const folder = join(__dirname, 'documents');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => readCase(file.replace(/\.txt$/u, ''), readFileSync(join(folder, file), 'utf8')));
}
