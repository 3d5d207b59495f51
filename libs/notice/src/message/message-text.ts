import { messageTexts } from './message.text';
import type { Message, MessageLine } from './message';

/** How a text marks its parts. */
export interface Style {
  readonly heading: (text: string) => string;
  readonly line: (line: MessageLine) => string;
  readonly link: (text: string, url: string) => string;
}

/** Characters that would be read as marks. */
const marks = /[\\`*_{}[\]<>#|~]/gu;
const literal = (text: string): string => text.replaceAll(marks, (mark) => `\\${mark}`);

/** Plain text, the link and the basis below each line. */
export const plainStyle: Style = {
  heading: (text) => `【${text}】`,
  line: ({ text, url, basis }) =>
    `· ${text}\n  ${url}${basis === null ? '' : `\n  ${messageTexts.basisLabel}${basis}`}`,
  link: (text, url) => `${text}：${url}`,
};

/** The Markdown that chat robots read; people's words stand in it literally. */
export const markdownStyle: Style = {
  heading: (text) => `**${literal(text)}**`,
  line: ({ text, url, basis }) =>
    `- [${literal(text)}](${url})${basis === null ? '' : `\n  > ${messageTexts.basisLabel}${literal(basis)}`}`,
  link: (text, url) => `[${text}](${url})`,
};

/** A message as text of at most so many bytes of UTF-8: whole lines only, and where some are cut it says so. */
export function messageText(message: Message, style: Style, maxBytes = Number.POSITIVE_INFINITY): string {
  const { title, to, remark, sections, url } = message;
  const head = [style.heading(title), messageTexts.greeting(to), ...(remark === null ? [] : [remark])];
  const tail = style.link(messageTexts.open, url);
  const parts = sections.flatMap(({ title: name, count, lines, more }) => [
    style.heading(messageTexts.heading(name, count)),
    ...lines.map(style.line),
    ...(more > 0 ? [messageTexts.more(more)] : []),
  ]);
  const room = maxBytes - bytes([messageTexts.cut, tail].join('\n')) - 2;
  const kept: string[] = [];
  let used = 0;
  for (const part of [...head, ...parts]) {
    const size = bytes(part) + 1;
    if (used + size > room) return [...kept, messageTexts.cut, tail].join('\n');
    kept.push(part);
    used += size;
  }
  return [...kept, tail].join('\n');
}

const bytes = (text: string): number => Buffer.byteLength(text);
