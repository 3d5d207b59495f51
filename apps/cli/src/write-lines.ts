import { once } from 'node:events';

const batch = 65_536;

/** Writes lines to stdout as they come, at the reader's pace, so that a million of them never stand in memory. */
export async function writeLines(lines: Iterable<string>): Promise<void> {
  let text = '';
  for (const line of lines) {
    text += `${line}\n`;
    if (text.length >= batch) {
      if (!process.stdout.write(text)) await once(process.stdout, 'drain');
      text = '';
    }
  }
  if (text !== '') process.stdout.write(text);
}
