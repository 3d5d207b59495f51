/** Facts of one line of a notification, as the record keeps them; the words are given here, when it is read. */
export interface NoticeLine {
  readonly kind: string;
  readonly unit: string;
  readonly post: string;
  readonly taskId: string | null;
  readonly docketId: string | null;
  /** Tasks it speaks of: one, or a docket's share of a dispatch. */
  readonly count: number;
  readonly clause: number | null;
  readonly title: string | null;
  /** The unit that owes the task. */
  readonly lead: string | null;
  /** Beijing day. */
  readonly dueOn: string | null;
  /** What the event itself says. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The sentence of the document it rests on. */
  readonly basis?: NoticeBasis | null;
  /** True where the reader is told because the unit has no account of its own. */
  readonly standIn?: boolean;
}

/** A sentence of a document, by the document's id. */
export interface NoticeBasis {
  readonly document: string;
  readonly clause: number;
  readonly sentence: number;
  readonly text: string;
}

/** Gives a unit its name. */
export type NameOf = (unit: string) => string;
