import { briefWords } from './brief.text';

/** A table of the brief; cells are plain text. */
export interface BriefTable {
  readonly title: string;
  /** How many there are, and whether all are listed. */
  readonly count: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Brief {
  readonly place: string;
  /** `2026-11-23—2026-11-29（2026-W48）`. */
  readonly week: string;
  readonly asOf: string;
  readonly lights: readonly { readonly name: string; readonly light: string; readonly count: number }[];
  readonly tables: readonly BriefTable[];
}

/** Black on white, and what the lights mean beside their colours: it is printed and copied. */
const style = `
  @page { size: A4; margin: 12mm 14mm; }
  * { box-sizing: border-box; }
  body { margin: 0 auto; max-width: 182mm; font: 10.5pt/1.35 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC",
    "Microsoft YaHei", SimSun, "Noto Sans SC", "Noto Sans SC Variable", sans-serif; color: #111; padding: 4mm 0; }
  h1 { font-size: 20pt; margin: 0; text-align: center; color: #b3141d; letter-spacing: .1em; }
  .under { display: flex; justify-content: space-between; flex-wrap: wrap; gap: 0 6mm; border-bottom: 1.2pt solid #b3141d;
    padding: 2mm 0 1.5mm; margin-bottom: 2.5mm; }
  .lights { display: flex; flex-wrap: wrap; gap: 2mm; margin: 0 0 1mm; padding: 0; list-style: none; }
  .lights li { flex: 1 1 22mm; border: .6pt solid #bbb; border-top: 2.5pt solid var(--light, #444); padding: 1mm 2mm; }
  .lights b { display: block; font-size: 15pt; line-height: 1.15; }
  h2 { font-size: 11.5pt; margin: 2.6mm 0 .8mm; break-after: avoid; }
  h2 small { font-weight: normal; color: #555; font-size: 9pt; margin-left: 2mm; }
  table { width: 100%; border-collapse: collapse; font-size: 9pt; }
  th, td { text-align: left; vertical-align: top; padding: .5mm 1.2mm; border-bottom: .4pt solid #ccc; }
  th { background: #f3f3f3; font-weight: 600; white-space: nowrap; }
  tr { break-inside: avoid; }
  td:not(.wide) { white-space: nowrap; }
  .wide { overflow-wrap: anywhere; }
  footer { margin-top: 3mm; font-size: 8pt; color: #555; }
  @media screen and (max-width: 600px) { body { padding: 4mm; } td:not(.wide), th { white-space: normal; } }
`;
const colours: Readonly<Record<string, string>> = {
  red: '#cf1322',
  yellow: '#d48806',
  green: '#389e0d',
  blue: '#0958d9',
  grey: '#8c8c8c',
};

/** One page that needs nothing else: no script, no other file; print it, or save it as PDF. */
export function briefPage({ place, week, asOf, lights, tables }: Brief): string {
  const title = `${place}${briefWords.title}`;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(`${title} ${week}`)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
<div class="under"><span>${escaped(week)}</span><span>${escaped(briefWords.asOf(asOf))}</span></div>
<ul class="lights">${lights.map(lightItem).join('')}</ul>
${tables.map(tableOf).join('\n')}
<footer>${escaped(briefWords.foot)}</footer>
</body>
</html>
`;
}

function lightItem({ name, light, count }: Brief['lights'][number]): string {
  return `<li style="--light:${colours[light] ?? '#444'}"><b>${count}</b>${escaped(name)}</li>`;
}

function tableOf({ title, count, head, rows }: BriefTable): string {
  const heading = `<h2>${escaped(title)}<small>${escaped(rows.length === 0 ? briefWords.none : count)}</small></h2>`;
  if (rows.length === 0) return heading;
  const line = (cells: readonly string[]): string =>
    `<tr>${cells.map((cell) => `<td${cell.length > 12 ? ' class="wide"' : ''}>${escaped(cell)}</td>`).join('')}</tr>`;
  return `${heading}<table><thead><tr>${head.map((cell) => `<th>${escaped(cell)}</th>`).join('')}</tr></thead><tbody>${rows.map(line).join('')}</tbody></table>`;
}

/** What people wrote is text here, whatever it looks like. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
