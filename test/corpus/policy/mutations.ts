/** A way in which the same document may reach the reader. What it says stays the same. */
export interface Mutation {
  readonly name: string;
  readonly apply: (raw: string, random: () => number) => string;
  /** Documents it would change beyond what a person could read. */
  readonly skip?: (raw: string) => boolean;
}

/** The same numbers for the same seed (Park and Miller's generator). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Breaks a line at a width, keeping closing punctuation off the beginning of lines as printers do. */
function wrapLine(line: string, width: number): readonly string[] {
  const pieces: string[] = [];
  let rest = line;
  while (Array.from(rest).length > width) {
    let at = width;
    while (at < rest.length && /[，。；：、！？）)”’》,.;:%\s]/u.test(rest[at] ?? '')) at++;
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return rest === '' ? pieces : [...pieces, rest];
}

function eachLine(raw: string, change: (line: string, at: number) => string): string {
  return raw.split('\n').map(change).join('\n');
}

const indent = '\u3000\u3000';

function wrapped(width: number, indented: boolean): Mutation {
  return {
    name: `broken at ${width}${indented ? ', indented' : ''}`,
    skip: (raw) => /\n\n[^\n§]{1,3}\n|\n\u3000\u3000|日报 |\t/u.test(raw),
    apply: (raw) =>
      eachLine(raw, (line) => {
        const text = line.trim();
        return text === '' ? '' : wrapLine((indented ? indent : '') + text, width).join('\n');
      }),
  };
}

/** Column breaks of a newspaper: an empty line in the middle of long lines of text, inside words too. */
const columns: Mutation = {
  name: 'column breaks inside words',
  apply: (raw, random) =>
    eachLine(raw, (line) => {
      if (line.length < 60 || random() < 0.3) return line;
      const at = 30 + Math.floor(random() * (line.length - 40));
      return /[\s。；]/u.test(line.slice(at - 1, at + 1))
        ? line
        : `${line.slice(0, at)}\n\n${line.slice(at)}`;
    }),
};

const toFull: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '(': '（',
  ')': '）',
  '%': '％',
};
const toHalf: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(toFull).map(([a, b]) => [b, a]),
);

export const mutations: readonly Mutation[] = [
  ...[14, 20, 28, 40].flatMap((width) => [wrapped(width, false), wrapped(width, true)]),
  columns,
  {
    name: 'half-width marks',
    apply: (raw) => raw.replaceAll(/[，；：（）％]/gu, (mark) => toHalf[mark] ?? mark),
  },
  {
    name: 'full-width marks',
    apply: (raw) => raw.replaceAll(/(?<!\d)[,;:()](?!\d)|%/gu, (mark) => toFull[mark] ?? mark),
  },
  {
    name: 'full-width figures',
    apply: (raw) => raw.replaceAll(/\d/gu, (digit) => String.fromCodePoint(digit.charCodeAt(0) + 0xfee0)),
  },
  {
    name: 'empty lines between',
    skip: (raw) => raw.includes('\n　　'),
    apply: (raw) => raw.replaceAll(/\n+/gu, '\n\n'),
  },
  { name: 'no empty lines', apply: (raw) => raw.replaceAll(/\n\n+/gu, '\n') },
  {
    name: 'indented paragraphs',
    skip: (raw) => /\n\u3000\u3000|\n\n[^\n]{1,30}\n\n/u.test(raw),
    apply: (raw) => eachLine(raw, (line) => (line === '' ? '' : indent + line)),
  },
  { name: 'carriage returns', apply: (raw) => raw.replaceAll('\n', '\r\n') },
  { name: 'trailing spaces', apply: (raw) => eachLine(raw, (line) => `${line}  `) },
  {
    name: 'page numbers between lines',
    apply: (raw: string, random: () => number): string => {
      let page = 0;
      return eachLine(raw, (line) => (random() < 0.12 ? `${line}\n— ${++page} —` : line));
    },
  },
  {
    name: 'spaces beside marks and figures',
    apply: (raw) =>
      raw
        .replaceAll(/(?<=[\u4e00-\u9fff])(?=\d)/gu, ' ')
        .replaceAll(/^([（(][一二三四五六七八九十]+[）)])/gmu, '$1\u3000'),
  },
];
