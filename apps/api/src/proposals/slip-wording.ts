import type { SlipWordingEdit } from '@duban/contracts';
import { proposedWording, wordedParts } from '@duban/papers';
import type { SlipFacts, SlipKind, SlipWording } from '@duban/papers';
import type { ProposalEdit } from '@duban/persistence';

/** A slip's facts in the wording that was last given. */
export function worded(facts: SlipFacts, edit: ProposalEdit | undefined): SlipFacts {
  return edit === undefined ? facts : { ...facts, wording: { ...proposedWording(facts), ...edit.wording } };
}

/** The parts of an edit that a kind of slip does not print. */
export function partsAstray(kind: SlipKind, edit: SlipWordingEdit): readonly string[] {
  const parts: readonly string[] = wordedParts[kind];
  return Object.keys(edit).filter((part) => !parts.includes(part));
}

/** An edit with each part but the findings, which may have paragraphs, on one line. */
export function inLines({ findings, ...edit }: SlipWordingEdit): SlipWordingEdit {
  const line = (text: string): string => text.replaceAll(/\s+/gu, ' ');
  const lines = Object.entries(edit).map(
    ([part, text]) => [part, typeof text === 'string' ? line(text) : text.map(line)] as const,
  );
  const made: SlipWordingEdit = Object.fromEntries<string[] | string>(lines);
  return findings === undefined ? made : { ...made, findings };
}

/** The parts of an edit that say anything else than the engine does, which goes on to say it as things stand. */
export function changedParts(facts: SlipFacts, edit: SlipWordingEdit): Partial<SlipWording> {
  const proposed: Readonly<Record<string, unknown>> = { ...proposedWording(facts) };
  return Object.fromEntries(
    Object.entries(edit).filter(([part, text]) => JSON.stringify(text) !== JSON.stringify(proposed[part])),
  );
}
