import { refusalText } from '../messages';
import { largestFile, readDocument } from './read-document-file';

const text = '某县工作方案\n一、加强领导。压实责任。\n二、强化保障。落实资金。\n';

async function codeOf(bytes: Uint8Array, name: string): Promise<string> {
  const reading = await readDocument(bytes, name);
  if (reading.ok) return 'ok';
  expect(refusalText(reading.refusal)).toMatch(/^[^\n]{8,80}$/u);
  return reading.refusal.code;
}

describe('what cannot be read is refused in one line', () => {
  it.each([
    ['an empty file', new Uint8Array(), 'a.txt', 'document-empty'],
    ['white space', Buffer.from(' \r\n\u3000\n'), 'a.txt', 'document-empty'],
    ['a byte order mark alone', Buffer.from('\ufeff'), 'a.txt', 'document-empty'],
    ['text without a clause', Buffer.from('今天天气很好。'), 'a.txt', 'document-without-clause'],
    ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0]), 'a.txt', 'document-binary'],
    [
      'noise',
      Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * at * 31) % 256)),
      'a.txt',
      'document-binary',
    ],
    ['an old Word file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'a.doc', 'document-format'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d]), 'a.pdf', 'document-format'],
    [
      'a broken archive',
      Buffer.from('PK\u0003\u0004 and nothing behind it, whatever'),
      'a.docx',
      'document-damaged',
    ],
    ['a broken .pdf', Buffer.from('%PDF-1.7\nnothing'), 'a.pdf', 'document-damaged'],
    [
      'wrongly decoded text',
      Buffer.from(Buffer.from(text.repeat(4)).toString('latin1'), 'utf8'),
      'a.txt',
      'document-encoding',
    ],
    [
      'bytes of no encoding',
      Buffer.from(Array.from({ length: 600 }, (_, at) => 0x81 + ((at * 7) % 60))),
      'a.txt',
      'document-encoding',
    ],
    ['too much', new Uint8Array(largestFile + 1), 'a.txt', 'document-too-large'],
  ])('%s', async (_, bytes, name, code) => {
    expect(await codeOf(bytes, name)).toBe(code);
  });

  it('refuses no text for its name', async () => {
    expect(await codeOf(Buffer.from(text), 'a.pdf')).toBe('ok');
    expect(await codeOf(Buffer.from(text), 'a')).toBe('ok');
  });

  it('reports a damaged character with its line', async () => {
    const damaged = Buffer.concat([Buffer.from(text), Buffer.from([0xe5, 0x8e]), Buffer.from(`\n${text}`)]);
    const reading = await readDocument(damaged, 'a.txt');
    expect(reading.ok && reading.document.warnings.map(({ code, line }) => [code, line])).toContainEqual([
      'encoding',
      4,
    ]);
  });

  it('believes the bytes where a page declares a wrong encoding', async () => {
    const page = Buffer.from(
      `<html><head><meta charset="gbk"></head><body>${text.replaceAll('\n', '<br>')}</body></html>`,
    );
    const reading = await readDocument(page, 'a.html');
    expect(
      reading.ok && reading.document.sections.flatMap(({ clauses }) => clauses.map(({ heading }) => heading)),
    ).toEqual(['加强领导', '强化保障']);
  });
});
