import { get } from '../http';
import type { Page } from '../model';

/** Reads a list to its end, page by page, up to a bound that a person can still look through. */
export async function everyPage<T>(path: string, most = 1000): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const mark: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
    const page: Page<T> = await get<Page<T>>(`${path}${path.includes('?') ? '&' : '?'}limit=200${mark}`);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor && items.length < most);
  return items;
}
