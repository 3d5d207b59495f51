import type { Instant } from '@duban/calendar';
import { groupedLines } from '../line-groups';
import type { LineGroup } from '../line-groups';
import { isHeaded, lineText } from '../line-text';
import type { NameOf, NoticeBasis, NoticeLine } from '../notice-line';
import { digestTitle, urgentTitle } from '../notification-title';
import type { Message, MessageLine, MessageSection } from './message';
import { messageTexts } from './message.text';

/** A line with what must be known before it leaves the system. */
export interface OutgoingLine extends NoticeLine {
  /** Its task is for few eyes: nothing of it but the link may leave. */
  readonly sensitive: boolean;
}

/** What a message is made from. */
export interface MessageSource {
  readonly id: string;
  readonly kind: 'digest' | 'urgent';
  readonly day: string | null;
  readonly at: Instant;
  readonly lines: readonly OutgoingLine[];
  readonly to: { readonly username: string; readonly name: string };
}

/** The world's names and addresses, in which it is worded. */
export interface Wording {
  readonly nameOf: NameOf;
  /** A document's number or title, by id. */
  readonly documentOf: (id: string) => string | null;
  /** Where people reach the console, without a slash at the end. */
  readonly publicUrl: string;
}

/** Lines of one section; who has more to do needs the list, not a longer mail. */
const most = 30;
/** Lines of one unit in a section that a stand-in reads one by one. */
const readSingly = 1;
const longestQuote = 60;

/** Words a message: grouped, the most urgent first, each line with its link and its basis; sensitive ones without contents. */
export function composeMessage(source: MessageSource, wording: Wording): Message {
  const { id, kind, day, at, lines, to } = source;
  const [first] = lines;
  const told = { ...wording, headed: isHeaded(lines) };
  const shown = first?.sensitive === true ? { ...first, title: null } : first;
  return {
    ...{ id, kind, day, at },
    title: kind === 'digest' ? digestTitle(day ?? '', lines) : urgentTitle(shown),
    to: to.name,
    username: to.username,
    sections: groupedLines(lines).map(({ group, lines: found }) => section(group, found, told)),
    url: `${wording.publicUrl}/inbox`,
    remark: null,
  };
}

/** A message that shows its owner that a channel works. */
export function testMessage(
  { id, at, to }: Pick<MessageSource, 'at' | 'id' | 'to'>,
  { publicUrl }: Pick<Wording, 'publicUrl'>,
): Message {
  return {
    ...{ id, at, kind: 'test', day: null, sections: [] },
    ...{ to: to.name, username: to.username, title: messageTexts.testTitle, url: `${publicUrl}/channels` },
    remark: messageTexts.testRemark,
  };
}

/** The wording, and which lines begin with their unit. */
interface Told extends Wording {
  readonly headed: (line: NoticeLine) => boolean;
}

function section(group: LineGroup, lines: readonly OutgoingLine[], wording: Told): MessageSection {
  const worded = gathered(lines).map((of) => messageLine(group, of, wording));
  return {
    key: group.key,
    title: group.title,
    count: lines.reduce((total, { count }) => total + count, 0),
    lines: worded.slice(0, most),
    more: Math.max(0, worded.length - most),
  };
}

/** What is heard in a unit's place is told in one line a unit, so that nobody reads a hundred lines for ten villages. */
function gathered(lines: readonly OutgoingLine[]): readonly (readonly [OutgoingLine, ...OutgoingLine[]])[] {
  const found = new Map<string, [OutgoingLine, ...OutgoingLine[]]>();
  for (const [at, line] of lines.entries()) {
    const key = line.standIn === true ? line.unit : String(at);
    const same = found.get(key);
    if (same === undefined) found.set(key, [line]);
    else same.push(line);
  }
  return [...found.values()];
}

function messageLine(
  group: LineGroup,
  [first, ...rest]: readonly [OutgoingLine, ...OutgoingLine[]],
  { nameOf, documentOf, publicUrl, headed }: Told,
): MessageLine {
  const { kind, unit, docketId } = first;
  const docketUrl = docketId === null ? `${publicUrl}/inbox` : `${publicUrl}/dockets/${docketId}`;
  if (rest.length >= readSingly) {
    const count = [first, ...rest].reduce((total, line) => total + line.count, 0);
    const text = messageTexts.gathered(nameOf(unit), group.title, count);
    return { kind, unit, docketId, text, taskId: null, url: docketUrl, basis: null };
  }
  const { taskId, sensitive } = first;
  return {
    ...{ kind, unit, docketId, taskId },
    text: sensitive ? messageTexts.sensitive(group.title) : lineText(first, nameOf, headed(first)),
    url: taskId === null ? docketUrl : `${publicUrl}/tasks/${taskId}`,
    basis: sensitive ? null : basisText(first.basis ?? null, documentOf),
  };
}

/** `新党发〔2023〕1号 第14条第2句：“…”`; null where a line rests on no one sentence. */
export function basisText(basis: NoticeBasis | null, documentOf: Wording['documentOf']): string | null {
  if (basis === null) return null;
  const quote = basis.text.length > longestQuote ? `${basis.text.slice(0, longestQuote - 1)}…` : basis.text;
  return messageTexts.basis(documentOf(basis.document), basis, quote);
}

/** What a document is called in a basis: its number, else its title in book marks; null where it has neither. */
export function documentName(
  document: { readonly number: string | null; readonly title: string | null } | undefined,
): string | null {
  if (document?.number) return document.number;
  return document?.title ? `《${document.title}》` : null;
}
