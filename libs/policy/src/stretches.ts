/** A colon between figures (2.8:1) parts nothing. */
const boundary = /[,，。；;！？!?\n]|(?<!\d)[:：]|[:：](?!\d)/gu;

/** A sentence's stretches between commas, found once, so that a long row of figures costs no more than its length. */
export class Stretches {
  private found: readonly number[] | null = null;

  constructor(private readonly text: string) {}

  /** Start and end (exclusive) of the stretch around a position. */
  around(at: number): readonly [number, number] {
    const { bounds } = this;
    let low = 0;
    let high = bounds.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((bounds[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    const before = bounds[low - 1];
    return [before === undefined ? 0 : before + 1, bounds[low] ?? this.text.length];
  }

  /** Most sentences have no figure and are never asked. */
  private get bounds(): readonly number[] {
    this.found ??= Array.from(this.text.matchAll(boundary), ({ index }) => index);
    return this.found;
  }
}
