import type { Settings } from '../settings/settings';

/** What a step of a start can work with. */
export interface StepContext {
  readonly settings: Settings;
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly namespace: string;
  /** Business time minus real time, ms. */
  readonly clockOffsetMs: number;
  /** Shows how far a long step is; overwritten by the next line. */
  readonly update: (line: string) => void;
  /** Aborted when the start is given up: a long step should end. */
  readonly signal: AbortSignal;
}

/** A piece of a start that other rooms do: migrations, seeds, demonstration data, missing workflows. */
export interface StartStep {
  /** For people: what it does. */
  readonly title: string;
  /** @returns what to say about the outcome; empty: nothing more than that it was done */
  readonly run: (context: StepContext) => Promise<string>;
}
