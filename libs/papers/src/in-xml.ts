/** Text without the control characters that no XML can hold: a file with one of them does not open. */
export function inXml(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the characters
  return text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu, '');
}
