import { childOf, childrenOf, valueOf, type XmlElement } from './xml-tree';

interface Level {
  readonly format: string;
  /** `（%1）`, `%1.%2`. */
  readonly text: string;
  readonly start: number;
  /** All numbers in Arabic figures (1.1 under 一、). */
  readonly legal: boolean;
}

const digits = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** A number below ten thousand in Chinese, as Word counts: 十, 十一, 二十, 一百〇一. */
function chinese(value: number): string {
  if (value < 10) return digits[value] ?? '';
  if (value < 20) return `十${value === 10 ? '' : (digits[value - 10] ?? '')}`;
  if (value < 100) {
    const ones = value % 10;
    return `${digits[Math.floor(value / 10)] ?? ''}十${ones === 0 ? '' : (digits[ones] ?? '')}`;
  }
  if (value >= 1000) return String(value);
  const rest = value % 100;
  const head = `${digits[Math.floor(value / 100)] ?? ''}百`;
  if (rest === 0) return head;
  return rest < 10 ? `${head}零${digits[rest] ?? ''}` : `${head}${rest < 20 ? '一' : ''}${chinese(rest)}`;
}

function letters(value: number, first: string): string {
  return String.fromCodePoint(first.charCodeAt(0) + ((value - 1) % 26));
}

function roman(value: number): string {
  const table = [
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ] as const;
  let rest = value;
  let text = '';
  for (const [worth, mark] of table) {
    while (rest >= worth) {
      text += mark;
      rest -= worth;
    }
  }
  return text;
}

function format(value: number, how: string): string {
  if (/chinese|japanese|ideograph|taiwanese/iu.test(how) && !/enclosedcircle/iu.test(how)) {
    return chinese(value);
  }
  if (/circle/iu.test(how)) return value <= 20 ? String.fromCodePoint(0x2460 + value - 1) : String(value);
  if (how === 'lowerLetter') return letters(value, 'a');
  if (how === 'upperLetter') return letters(value, 'A');
  if (how === 'lowerRoman') return roman(value);
  if (how === 'upperRoman') return roman(value).toUpperCase();
  if (how === 'decimalZero') return String(value).padStart(2, '0');
  return String(value);
}

function levelOf(element: XmlElement): Level {
  return {
    format: valueOf(element, 'w:numFmt') ?? 'decimal',
    text: valueOf(element, 'w:lvlText') ?? '',
    start: Number(valueOf(element, 'w:start') ?? '1'),
    legal: childOf(element, 'w:isLgl') !== undefined,
  };
}

interface List {
  readonly abstract: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly overrides: ReadonlyMap<number, number>;
}

/** Levels of the lists of a document, by their id; a list may take them from the style another gives its name to. */
function abstractLists(numbering: XmlElement | undefined): ReadonlyMap<string, ReadonlyMap<number, Level>> {
  const abstracts = new Map<string, ReadonlyMap<number, Level>>();
  const elements = childrenOf(numbering, 'w:abstractNum');
  const idOf = (element: XmlElement | undefined) => element?.attributes['w:abstractNumId'] ?? '';
  for (const each of elements) {
    const levels = childrenOf(each, 'w:lvl').map(
      (level) => [Number(level.attributes['w:ilvl'] ?? '0'), levelOf(level)] as const,
    );
    abstracts.set(idOf(each), new Map(levels));
  }
  for (const each of elements) {
    const link = valueOf(each, 'w:numStyleLink');
    const source = elements.find((other) => link !== undefined && valueOf(other, 'w:styleLink') === link);
    const levels = source && abstracts.get(idOf(source));
    if (levels) abstracts.set(idOf(each), levels);
  }
  return abstracts;
}

/** Numbers that Word keeps outside the text, and counts while a document is walked through from its beginning. */
export class WordNumbering {
  private readonly lists = new Map<string, List>();
  private readonly counters = new Map<string, number[]>();
  private readonly overridden = new Set<string>();

  /** @param numbering the root of `word/numbering.xml`; without one no paragraph is numbered */
  constructor(numbering: XmlElement | undefined) {
    const abstracts = abstractLists(numbering);
    for (const each of childrenOf(numbering, 'w:num')) {
      const abstract = valueOf(each, 'w:abstractNumId') ?? '';
      const levels = new Map(abstracts.get(abstract) ?? []);
      const overrides = new Map<number, number>();
      for (const override of childrenOf(each, 'w:lvlOverride')) {
        const level = Number(override.attributes['w:ilvl'] ?? '0');
        const start = valueOf(override, 'w:startOverride');
        if (start !== undefined) overrides.set(level, Number(start));
        const replaced = childOf(override, 'w:lvl');
        if (replaced) levels.set(level, levelOf(replaced));
      }
      this.lists.set(each.attributes['w:numId'] ?? '', { abstract, levels, overrides });
    }
  }

  /** The number of the next paragraph of a list, as it is printed; empty for bullets and unknown lists. */
  next(list: string, level: number): string {
    const found = this.lists.get(list);
    const own = found?.levels.get(level);
    if (!found || !own || list === '0') return '';
    const counter = this.counters.get(found.abstract) ?? [];
    const override = found.overrides.get(level);
    const key = `${list}/${level}`;
    if (override !== undefined && !this.overridden.has(key)) {
      this.overridden.add(key);
      counter[level] = override;
    } else counter[level] = counter[level] === undefined ? own.start : counter[level] + 1;
    counter.length = level + 1;
    this.counters.set(found.abstract, counter);
    if (own.format === 'bullet' || own.format === 'none') return '';
    return own.text.replaceAll(/%(\d)/gu, (_, place: string) => {
      const at = Number(place) - 1;
      const above = found.levels.get(at);
      return format(counter[at] ?? above?.start ?? 1, own.legal ? 'decimal' : (above?.format ?? 'decimal'));
    });
  }
}
