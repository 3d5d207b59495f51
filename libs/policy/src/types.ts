/** How a figure binds: `达到` and 以上 are `>=`, 超/突破 `>`, 左右 `~`; a figure without such a word is `=`. */
export type Comparator = '>=' | '<=' | '>' | '<' | '=' | '~';

/** `explicit`: a figure in the text; `implied`: 全覆盖, 应保尽保 (`=` 100 `%`); `relative`: 不低于上年 (no value of its own). */
export type IndicatorKind = 'explicit' | 'implied' | 'relative';

/** A target of a sentence. */
export interface ParsedIndicator {
  /** The words that carry the figure, as they stand in the sentence. */
  readonly text: string;
  readonly comparator: Comparator;
  /** A number; a fraction such as 三分之二 is `"2/3"`; null where `relative`. */
  readonly value: number | string | null;
  /** Keeps its multiplier (`万人次`, `亿元`); null if the figure has none. */
  readonly unit: string | null;
  readonly kind: IndicatorKind;
  /** 1-based index of the sentence it stands in; 0 for the heading. */
  readonly sentence: number;
}

/** A sentence of a clause, its closing mark included; the clause's heading is no sentence. */
export interface ParsedSentence {
  /** 1-based within the clause. */
  readonly index: number;
  readonly text: string;
}

/** Units as the document writes them; a bare 责任单位 list, without a 牵头单位, is all `lead`. */
export interface Responsible {
  readonly lead: readonly string[];
  readonly support: readonly string[];
}

/** One statement of who does it and by when: a bracket, a line or the cells of a table. */
export interface ParsedAssignment {
  /** As written, brackets included. */
  readonly text: string;
  readonly lead: readonly string[];
  readonly support: readonly string[];
  /** The time as written (`9月底前`, `长期坚持`), null if it names none. */
  readonly time: string | null;
  /** `YYYY-MM-DD`, null where the time names no day (长期坚持) or no year is known. */
  readonly due: string | null;
  /** The sentence it follows; 0 before the first. */
  readonly sentence: number;
}

/** A numbered clause: what a workflow is made from. */
export interface ParsedClause {
  /** The numeral as an integer. */
  readonly number: number;
  /** As written, without brackets and punctuation: `十四`, `3`. */
  readonly numeral: string;
  /** Without its 。; null for an article that has none. */
  readonly heading: string | null;
  /** What follows the heading, statements of responsibility included. */
  readonly text: string;
  readonly sentences: readonly ParsedSentence[];
  readonly indicators: readonly ParsedIndicator[];
  /** All assignments of the clause together; null if the clause names nobody. */
  readonly responsible: Responsible | null;
  /** The last day any of its times names, `YYYY-MM-DD`; null if none does. */
  readonly due: string | null;
  readonly assignments: readonly ParsedAssignment[];
  /** 1-based line of the source where it begins. */
  readonly line: number;
}

/** A part of the document; `numeral` and `heading` are null for clauses that stand under no part. */
export interface ParsedSection {
  readonly numeral: string | null;
  readonly heading: string | null;
  /** What stands between the heading and the first clause; empty if nothing does. */
  readonly lead: string;
  readonly clauses: readonly ParsedClause[];
}

/** What was appended to the document (附件1 …), read by the same rules. */
export interface ParsedAttachment {
  /** As written: `附件1`. */
  readonly label: string;
  readonly title: string | null;
  readonly text: string;
  readonly sections: readonly ParsedSection[];
}

/** Numbers left out, numbers that come twice, a bracket or quote without its other half, bytes that make no text. */
export type WarningCode = 'gap' | 'duplicate' | 'unclosed' | 'encoding';

/** Something a person should look at; nothing in the text was changed because of it. */
export interface ParseWarning {
  readonly code: WarningCode;
  /** 1-based line of the source (a paragraph of a .docx, a line of a .pdf). */
  readonly line: number;
  /** Chinese: what was seen, and what was assumed. */
  readonly message: string;
}

/**
 * Numbers out of order, suspected misprints, a time without a year, a figure that stands in a heading or outside all
 * clauses, an attachment whose clauses are no tasks.
 */
export type RemarkCode =
  | 'order'
  | 'misprint'
  | 'no-year'
  | 'figure-in-heading'
  | 'figure-outside-clause'
  | 'attachment-clauses'
  | 'note';

/** A lesser remark: an assumption, a suspicion. */
export interface ParseRemark {
  readonly code: RemarkCode;
  readonly line: number;
  readonly message: string;
}

/** A document as it was understood. What the file does not say is null. */
export interface ParsedDocument {
  readonly title: string | null;
  /** The document number (发文字号) with the year in 〔〕. */
  readonly number: string | null;
  /** Local date of issue, `YYYY-MM-DD`. */
  readonly issuedOn: string | null;
  readonly sections: readonly ParsedSection[];
  readonly warnings: readonly ParseWarning[];
  readonly remarks: readonly ParseRemark[];
  /** What stands before the first part: addressees, reasons. */
  readonly preamble: string;
  /** What stands after the last clause: closing words, signature, copies. */
  readonly closing: string;
  readonly attachments: readonly ParsedAttachment[];
  /** What is no text of the document: (上接02版), page numbers, running heads, a table of contents, notes to the text. */
  readonly dropped: readonly string[];
}

/** Why a file cannot be read; the Chinese sentence is made by `refusalText`. */
export type RefusalCode =
  | 'document-empty'
  | 'document-binary'
  | 'document-encoding'
  | 'document-too-large'
  | 'document-scanned'
  | 'document-damaged'
  | 'document-format'
  | 'document-without-clause'
  | 'document-not-found';

/** A refusal is returned, never thrown. */
export interface ReadRefusal {
  readonly code: RefusalCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** One line of a source, before any reading. */
export interface SourceLine {
  readonly text: string;
  /** 1-based line number in the file. */
  readonly line: number;
  /** The format itself ends a paragraph here (.docx, .html), so nothing may be joined across it. */
  readonly whole: boolean;
  /** It reaches the right edge of its column, so that its end says nothing; null where the format does not tell. */
  readonly full: boolean | null;
  /** The format calls it a heading. */
  readonly heading: boolean;
  /** Leading characters in bold type; 0 if unknown. */
  readonly bold: number;
  /** Cells, where the line is a row of a table. */
  readonly cells: readonly string[] | null;
}

/** The text of a file as lines, with what its decoding has to report. */
export interface SourceText {
  readonly lines: readonly SourceLine[];
  readonly warnings: readonly ParseWarning[];
  /** What the reader of the file took off the page: menus of a web page, running heads of a .pdf. */
  readonly dropped: readonly {
    readonly text: string;
    readonly line: number;
    /** A note that the text itself points to. */
    readonly note?: boolean;
  }[];
}

/** What reading a file gives: lines for `parseDocument`, or the reason why not. */
export type Reading =
  { readonly ok: true; readonly source: SourceText } | { readonly ok: false; readonly refusal: ReadRefusal };
