import type { Instant } from '@duban/calendar';

/** One line of a message, in words. */
export interface MessageLine {
  readonly kind: string;
  readonly text: string;
  /** Where one sees it and acts. */
  readonly url: string;
  /** The sentence it rests on, in words. */
  readonly basis: string | null;
  readonly taskId: string | null;
  readonly docketId: string | null;
  readonly unit: string;
}

/** Lines that ask for the same. */
export interface MessageSection {
  readonly key: string;
  readonly title: string;
  /** Tasks it speaks of, those of `more` among them. */
  readonly count: number;
  readonly lines: readonly MessageLine[];
  /** Lines that were left out; the inbox has them. */
  readonly more: number;
}

/** What a person is sent, whatever it travels on. */
export interface Message {
  /** The same at every try, so that a receiver can tell what comes twice. A UUID. */
  readonly id: string;
  readonly kind: 'digest' | 'test' | 'urgent';
  readonly title: string;
  /** The person's name. */
  readonly to: string;
  readonly username: string;
  /** When it was written, in business time. */
  readonly at: Instant;
  /** Beijing day of a digest. */
  readonly day: string | null;
  /** The most urgent first. */
  readonly sections: readonly MessageSection[];
  /** The inbox. */
  readonly url: string;
  /** Says what a test is for; null otherwise. */
  readonly remark: string | null;
}
