import { messageTexts } from './message.text';
import type { Message, MessageLine, MessageSection } from './message';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replaceAll(/[&<>"']/gu, (mark) => entities[mark] ?? mark);

/** A mail's HTML: no pictures, no styles from elsewhere, nothing that a reader's program would have to fetch. */
export function messageHtml({ title, to, remark, sections, url }: Message): string {
  const body = [
    `<h2 style="font-size:18px;margin:0 0 12px">${escape(title)}</h2>`,
    `<p style="margin:0 0 12px">${escape(messageTexts.greeting(to))}${remark === null ? '' : escape(remark)}</p>`,
    ...sections.map(sectionHtml),
    `<p style="margin:20px 0 8px"><a href="${escape(url)}">${messageTexts.open}</a></p>`,
    `<p style="margin:0;color:#6b7480;font-size:12px">${messageTexts.footer}</p>`,
  ].join('\n');
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escape(title)}</title></head>
<body style="margin:0;padding:16px;font-family:'PingFang SC','Microsoft YaHei',sans-serif;font-size:14px;line-height:1.6;color:#222">
${body}
</body></html>`;
}

function sectionHtml({ title, count, lines, more }: MessageSection): string {
  return `<h3 style="font-size:15px;margin:16px 0 6px">${escape(messageTexts.heading(title, count))}</h3>
<ul style="margin:0;padding-left:20px">
${lines.map(lineHtml).join('\n')}${more > 0 ? `\n<li>${messageTexts.more(more)}</li>` : ''}
</ul>`;
}

function lineHtml({ text, url, basis }: MessageLine): string {
  const quoted =
    basis === null
      ? ''
      : `<br><span style="color:#6b7480;font-size:12px">${messageTexts.basisLabel}${escape(basis)}</span>`;
  return `<li style="margin:0 0 6px"><a href="${escape(url)}">${escape(text)}</a>${quoted}</li>`;
}
