/** Adds all items to a list. Spreading them into `push` would overflow the stack where a text is hostile. */
export function append<T>(to: T[], items: Iterable<T>): void {
  for (const item of items) to.push(item);
}
