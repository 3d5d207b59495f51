import type { Indicator } from './model';

/** What the service answers about documents, as far as their pages read it. */
export interface DocumentItem {
  id: string;
  title: string | null;
  number: string | null;
  issuedOn: string | null;
  fileName: string;
  clauses: number;
  importedAt: string;
  issues: { planYear: number }[];
}
export interface DocumentClause {
  number: number;
  numeral: string;
  heading: string | null;
  sentences: { index: number; text: string }[];
  indicators: (Indicator & { sentence: number })[];
  responsible: { lead: string[]; support: string[] } | null;
  due: string | null;
  template: { clause: number; heading: string; version: number; tasks: number } | null;
  proposed: Proposal[];
}
export interface Document {
  id: string;
  title: string | null;
  number: string | null;
  issuedOn: string | null;
  sections: { numeral: string | null; heading: string | null; clauses: DocumentClause[] }[];
  warnings: { code: string; line: number; message: string }[];
  remarks: { code: string; line: number; message: string }[];
}
export interface Coverage {
  sentences: number;
  covered: number;
  uncovered: { clause: number; sentence: number }[];
  clauses: {
    clause: number;
    heading: string | null;
    titles: Record<string, string>;
    sentences: { index: number; text: string; tasks: string[] }[];
  }[];
}
export interface Plan {
  planYear: number;
  depth: string;
  totals: { tasks: number; dockets: number; reports: number };
  units: { unit: string; tasks: number; reports: number }[];
  confirm: Remark[];
  heldBack: Remark[];
}
export interface Remark {
  key: string;
  reason: string;
  title?: string;
  lead?: string;
}
export interface Proposal {
  key: string;
  clause: number;
  title: string;
  kind: string;
  lead: string;
  leadConfidence: string;
  support: string[];
  line: string[];
  corps: boolean;
  rhythm: string;
  scope: string;
  places: string[] | null;
  dueOn: string;
  unsure: string[];
  edited: boolean;
  basis: { sentence: number; text: string }[];
}
export interface Proposals {
  version: number;
  planYear: number;
  territories: string[];
  editedBy: { name: string } | null;
  editedAt: string | null;
  mayEdit: boolean;
  clauses: {
    clause: number;
    heading: string | null;
    sentences: { index: number; text: string }[];
    tasks: Proposal[];
  }[];
  uncovered: { clause: number; sentence: number }[];
}

/** A task in the editor; one that was added has no key yet. */
export interface Draft {
  /** Tells drafts apart on the page. */
  id: string;
  key?: string | undefined;
  clause: number;
  sentences: number[];
  title: string;
  kind: string;
  lead: string;
  support: string[];
  dueOn: string;
  rhythm: string;
  line: string[];
  corps: boolean;
  scope: string;
  places: string[] | null;
  unsure: string[];
  confirmed: boolean;
}

export function draftOf({ basis, ...task }: Proposal): Draft {
  return { ...task, id: task.key, sentences: basis.map(({ sentence }) => sentence), confirmed: false };
}

/** What of a draft the service takes: it refuses members that it does not know. */
const edited = [
  ...(['key', 'clause', 'sentences', 'title', 'kind', 'lead', 'support', 'dueOn'] as const),
  ...(['rhythm', 'line', 'corps', 'scope', 'places'] as const),
];

/** A draft as the service takes it. */
export function editOf(draft: Draft): object {
  const kept = Object.fromEntries(edited.map((name) => [name, draft[name]]));
  return draft.confirmed ? { ...kept, confirmed: true } : kept;
}
