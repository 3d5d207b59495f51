/**
 * Does a piece of work for each item, so many at a time, in the order in which they come; the first error ends it.
 * @returns how many answered true
 */
export async function sideBySide<T>(
  items: Iterable<T> | AsyncIterable<T>,
  atOnce: number,
  work: (item: T) => Promise<boolean>,
): Promise<number> {
  const counts: boolean[] = [];
  const failures: unknown[] = [];
  const busy = new Set<Promise<void>>();
  const take = async (item: T): Promise<void> => {
    try {
      counts.push(await work(item));
    } catch (error) {
      failures.push(error);
    }
  };
  for await (const item of items) {
    const run: Promise<void> = take(item).finally(() => {
      busy.delete(run);
    });
    busy.add(run);
    if (busy.size >= atOnce) await Promise.race(busy);
    if (failures.length > 0) break;
  }
  await Promise.all(busy);
  if (failures.length > 0) throw failures[0];
  return counts.filter(Boolean).length;
}
