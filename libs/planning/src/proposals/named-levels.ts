import type { Level } from '@duban/organisation';

const order: readonly Level[] = ['region', 'prefecture', 'county', 'township', 'village'];
const corpsOrder: readonly Level[] = ['region', 'prefecture', 'township', 'village'];

const everyLevel = /各级|各地(?!州|市)|逐级|层层/u;
const named: readonly (readonly [Level, RegExp])[] = [
  ['prefecture', /各(?:地州|州市|地市|市州|师)|地州市党委|地州市人民政府/u],
  ['county', /各(?:地州市)?(?:县|市县|区县|旗县|市区)|各市(?!场|政|民|级|州)|县市区|县级以上|县市人民政府/u],
  ['township', /各(?:乡|镇|街道|团场|片区)|乡镇(?:党委|人民政府|政府)(?!驻地)|乡镇街道|各团/u],
  ['village', /各(?:行政|自然)?村|各连队|村两委|村级组织|村党(?:组织|支部)|各社区/u],
];

/** How far down a proposed task goes. */
export interface ProposedReach {
  readonly line: readonly Level[];
  readonly relay: readonly Level[];
  /** True where no level was named. */
  readonly assumed: boolean;
}

export interface ReachWords {
  /** The sentences and the names of who is responsible. */
  readonly text: string;
  readonly issuer: Level;
  readonly corps: boolean;
  /** True for work the issuer does itself, as writing a document. */
  readonly own: boolean;
}

/**
 * The levels that carry a task. The burden-sparing reading: only the levels the document names (各县市, 各乡镇, 各村;
 * 各级 and 各地 name all of them) beside the issuer's own; where it names none, the issuer's and the one below, or the
 * issuer's alone where it writes a document. How far down anything is really issued is the plan's depth. Levels
 * between that are not named pass the task on.
 */
export function proposedReach({ text, issuer, corps, own }: ReachWords): ProposedReach {
  const plain = text.normalize('NFKC').replace(/[()、/“”"\s]/gu, '');
  const chain = corps ? corpsOrder : order;
  const below = chain.slice(chain.indexOf(issuer) + 1);
  const said = below.filter((level) => named.some(([name, words]) => name === level && words.test(plain)));
  const all = everyLevel.test(plain);
  const assumed = said.length === 0 && !all;
  const carried = all ? below : assumed ? (own ? [] : below.slice(0, 1)) : said;
  const deepest = carried.at(-1);
  const passed = deepest === undefined ? [] : below.slice(0, below.indexOf(deepest));
  return {
    line: [...(issuer === 'region' ? [] : [issuer]), ...carried],
    relay: passed.filter((level) => !carried.includes(level)),
    assumed,
  };
}

/** Whether a name speaks of the units of a level (各乡镇人民政府) rather than of one unit. */
export function namesLevel(name: string): boolean {
  const plain = name.normalize('NFKC').replace(/[()、/“”"\s]/gu, '');
  return everyLevel.test(plain) || named.some(([, words]) => words.test(plain));
}
