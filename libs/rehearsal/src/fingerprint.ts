import { createHash, hash } from 'node:crypto';
import type { TaskEvent } from '@duban/lifecycle';

/** Members of an event's data that name rows of one installation, and would differ in another. */
const ids: ReadonlySet<string> = new Set(['evidence']);
const isId = (name: string): boolean => name.endsWith('Id') || name.endsWith('Ids') || ids.has(name);

/** The members that count, in code-unit order, of objects with such members: a handful of shapes, met ten million times. */
const shapes = new Map<string, readonly string[]>();

function namesOf(members: object): readonly string[] {
  const names = Object.keys(members);
  const shape = names.join();
  let counted = shapes.get(shape);
  if (counted === undefined) {
    counted = names.filter((name) => !isId(name)).sort();
    if (shapes.size < 1000) shapes.set(shape, counted);
  }
  return counted;
}

/** Of lists that are met again and again: a unit's own people, a chain's step. Nobody changes an event's data. */
const recipientTexts = new WeakMap<object, string>();

function recipientsText(recipients: object): string {
  let text = recipientTexts.get(recipients);
  if (text === undefined) recipientTexts.set(recipients, (text = withoutIds(recipients)));
  return text;
}

/**
 * JSON of an event's data with the members in code-unit order and without ids, so that what went through the database's
 * `jsonb` gives the same text.
 */
function withoutIds(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map(withoutIds).join()}]`;
  const members = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const name of namesOf(members)) {
    const member = members[name];
    if (member === undefined) continue;
    const written = name === 'recipients' ? recipientsText(member as object) : withoutIds(member);
    text += `${text === '' ? '' : ','}"${name}":${written}`;
  }
  return `{${text}}`;
}

/** One event as the fingerprint sees it: its number, kind, instant, acting unit and post, and data. */
function lineOf({ seq, kind, at, actor, data }: TaskEvent): string {
  const by = actor.kind === 'person' ? `${actor.unit}/${actor.post}` : '';
  return `${seq} ${kind} ${at} ${by} ${withoutIds(data)}\n`;
}

/** Whose events they are. */
export interface FingerprintTask {
  readonly unit: string;
  readonly key: string;
  readonly clause: number;
}

interface Entry {
  readonly name: string;
  /** SHA-256 of the task's events, as a string of bytes. */
  readonly digest: string;
}

/**
 * SHA-256 over all tasks in the order of unit and key, whatever the order in which they are told: each by the SHA-256
 * of its own name and events. Keeps 32 bytes a task.
 */
export class Fingerprint {
  readonly #units = new Map<string, Entry[]>();

  add({ unit, key, clause }: FingerprintTask, events: readonly TaskEvent[]): void {
    const name = `${key} ${clause}`;
    let text = `${unit} ${name}\n`;
    for (const event of events) text += lineOf(event);
    const digest = hash('sha256', text, 'binary');
    const known = this.#units.get(unit);
    if (known === undefined) this.#units.set(unit, [{ name, digest }]);
    else known.push({ name, digest });
  }

  value(): string {
    const whole = createHash('sha256');
    for (const unit of [...this.#units.keys()].sort()) {
      const tasks = this.#units.get(unit) ?? [];
      tasks.sort((a, b) => (a.name < b.name ? -1 : 1));
      for (const { digest } of tasks) whole.update(digest, 'latin1');
    }
    return whole.digest('hex');
  }
}
