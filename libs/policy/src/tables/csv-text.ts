/** The separators a spreadsheet may have written. */
const separators = [',', '\t', ';'] as const;

/** Rows of a separated text (RFC 4180): quoted fields may hold separators, line ends and doubled quotes. */
export function readCsv(text: string): readonly (readonly string[])[] {
  const separator = separatorOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let isQuoted = false;
  const end = (): void => {
    row.push(field.trim());
    field = '';
  };
  const endRow = (): void => {
    end();
    rows.push(row.every((each) => each === '') ? [] : row);
    row = [];
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    if (isQuoted) {
      if (letter !== '"') field += letter;
      else if (text[at + 1] === '"') field += text.charAt(++at);
      else isQuoted = false;
    } else if (letter === '"' && field.trim() === '') {
      isQuoted = true;
      field = '';
    } else if (letter === separator) end();
    else if (letter === '\n') endRow();
    else if (letter === '\r') {
      if (text[at + 1] !== '\n') endRow();
    } else field += letter;
  }
  if (field !== '' || row.length > 0) endRow();
  return rows;
}

/** The separator the first line has most of. */
function separatorOf(text: string): string {
  const line = text.slice(0, 2000).split(/[\r\n]/u, 1)[0] ?? '';
  const counts = separators.map((separator) => line.split(separator).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ',';
}
