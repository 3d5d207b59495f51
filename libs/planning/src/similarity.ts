/** Letters, figures and Chinese characters of a text, in one form: width, case, spaces and punctuation do not count. */
export function essence(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** A text's pairs of neighbouring characters with their counts; a single character stands for itself. */
export function bigrams(text: string): ReadonlyMap<string, number> {
  const characters = Array.from(essence(text));
  const found = new Map<string, number>();
  const add = (pair: string): void => void found.set(pair, (found.get(pair) ?? 0) + 1);
  if (characters.length === 1) add(characters[0] ?? '');
  for (let i = 1; i < characters.length; i++) add(`${characters[i - 1] ?? ''}${characters[i] ?? ''}`);
  return found;
}

function size(pairs: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const count of pairs.values()) total += count;
  return total;
}

/**
 * Dice's coefficient of two texts' character pairs: 1 for the same text, 0 for texts that share no pair; a word
 * changed in a sentence of thirty characters costs about 0.1.
 */
export function dice(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const total = size(a) + size(b);
  if (total === 0) return 0;
  let shared = 0;
  for (const [pair, count] of a) shared += Math.min(count, b.get(pair) ?? 0);
  return (2 * shared) / total;
}

/** Dice's coefficient of one text with each of many, which are gone through once and not once for each. */
export class DiceIndex {
  readonly #sizes: readonly number[];
  readonly #holders = new Map<string, [text: number, count: number][]>();

  constructor(texts: readonly ReadonlyMap<string, number>[]) {
    this.#sizes = texts.map(size);
    for (const [text, pairs] of texts.entries()) {
      for (const [pair, count] of pairs) {
        const holders = this.#holders.get(pair);
        if (holders === undefined) this.#holders.set(pair, [[text, count]]);
        else holders.push([text, count]);
      }
    }
  }

  /** As `dice` of the text with each, in their order. */
  of(pairs: ReadonlyMap<string, number>): readonly number[] {
    const shared = this.#sizes.map(() => 0);
    for (const [pair, count] of pairs) {
      for (const [text, held] of this.#holders.get(pair) ?? []) {
        shared[text] = (shared[text] ?? 0) + Math.min(count, held);
      }
    }
    const own = size(pairs);
    return this.#sizes.map((its, text) => (own + its === 0 ? 0 : (2 * (shared[text] ?? 0)) / (own + its)));
  }
}

/** How much two texts have in common, 0 to 1. */
export function similarity(a: string, b: string): number {
  return dice(bigrams(a), bigrams(b));
}
