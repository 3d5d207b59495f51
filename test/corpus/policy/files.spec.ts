import { readDocument } from '@duban/policy';
import { corpus, type Gold } from './case-file';
import { docx } from './docx-writer';
import { gb18030, utf16 } from './encodings';
import { pdf, typeset } from './pdf-writer';
import { scoreOf } from './score';

/** Torn columns make no paragraphs in Word or in print, and cells parted by tabs no lines. */
const whole = corpus().filter(({ raw }) => !/\n\n[^\n]{1,3}\n|\t/u.test(raw) && !raw.includes('A01版'));
const some = whole.filter((_, at) => at % 3 === 0);

function paragraphs(raw: string): readonly string[] {
  return raw
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function page(raw: string, charset: string): string {
  const body = paragraphs(raw).map(
    (line) => `<p style="text-indent:2em"><span>${line.replaceAll('&', '&amp;')}</span></p>`,
  );
  return `<!DOCTYPE html><html><head><meta charset="${charset}"><title>某政府网站</title></head><body><nav>首页 通知公告</nav>
    <div class="main"><div class="article">${body.join('\n')}</div></div><footer><p>主办单位：某市人民政府办公室</p></footer></body></html>`;
}

const forms: readonly (readonly [string, string, readonly Gold[], (raw: string) => Uint8Array])[] = [
  ['UTF-8 with its mark', 'a.txt', some, (raw) => Buffer.from(`\ufeff${raw}`, 'utf8')],
  ['UTF-16LE with its mark', 'a.txt', some, (raw) => utf16(raw, 'le', true)],
  ['UTF-16BE with its mark', 'a.txt', some, (raw) => utf16(raw, 'be', true)],
  ['UTF-16LE without its mark', 'a.txt', some, (raw) => utf16(raw, 'le', false)],
  ['UTF-16BE without its mark', 'a.txt', some, (raw) => utf16(raw, 'be', false)],
  ['GB18030', 'a.txt', some, gb18030],
  ['Word', 'a.docx', whole, (raw) => docx(paragraphs(raw).map((text) => ({ text })))],
  ['a web page', 'a.html', whole, (raw) => Buffer.from(page(raw, 'utf-8'))],
  ['a web page in GBK', 'a.htm', some, (raw) => gb18030(page(raw, 'gb2312'))],
  [
    'a web page of broken lines',
    'a',
    some,
    (raw) => Buffer.from(`<html><body><div>${raw.replaceAll('\n', '<br>\n')}</div></body></html>`),
  ],
  ['print, 28 characters a line', 'a.pdf', some, (raw) => pdf(typeset(raw))],
];

describe('the corpus as files', () => {
  it.each(forms)('%s', async (_, name, documents, write) => {
    const faults: string[] = [];
    for (const gold of documents) {
      const reading = await readDocument(write(gold.raw), name);
      const found = reading.ok ? scoreOf(gold, reading.document).faults : [reading.refusal.code];
      faults.push(...found.map((fault) => `${gold.name} ${fault}`));
    }
    expect(faults).toEqual([]);
  });
});
