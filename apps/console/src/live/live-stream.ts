import { openStream } from '../http';

/** One thing the service told: a task that changed, or that everything should be looked at anew. */
export type LiveEvent =
  | { readonly kind: 'task'; readonly id: string; readonly docketId: string; readonly version: number }
  | { readonly kind: 'reload' };

interface Told {
  readonly id?: string;
  readonly docketId?: string;
  readonly version?: number;
}

/** Milliseconds before a lost line is taken up again; doubled up to the longest while it fails. */
const firstWaitMs = 1_000;
const longestWaitMs = 30_000;

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Of a block of the stream: its number, its kind and what it says. */
function blockOf(block: string): { id: string | null; event: string; data: string } {
  let id: string | null = null;
  let event = '';
  let data = '';
  for (const line of block.split('\n')) {
    if (line.startsWith('id: ')) id = line.slice(4);
    else if (line.startsWith('event: ')) event = line.slice(7);
    else if (line.startsWith('data: ')) data += line.slice(6);
  }
  return { id, event, data };
}

function eventOf(event: string, data: string): LiveEvent | null {
  if (event === 'reload') return { kind: 'reload' };
  if (event !== 'task') return null;
  const { id, docketId, version } = JSON.parse(data) as Told;
  if (id === undefined || docketId === undefined || version === undefined) return null;
  return { kind: 'task', id, docketId, version };
}

/** Whole blocks of a text that arrives in pieces. */
async function* blocks(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let held = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    held += decoder.decode(value, { stream: true });
    const parts = held.split('\n\n');
    held = parts.pop() ?? '';
    yield* parts;
  }
}

interface Listeners {
  readonly signal: AbortSignal;
  readonly onEvent: (event: LiveEvent) => void;
  /** Whether the line stands. */
  readonly onLine: (stands: boolean) => void;
}

/**
 * Listens until the signal says stop. The browser's EventSource cannot carry the token, so the stream is read by fetch;
 * a lost line is taken up again from its last number, quietly, with growing pauses.
 */
export async function listen({ signal, onEvent, onLine }: Listeners): Promise<void> {
  let last: string | null = null;
  let pause = firstWaitMs;
  while (!signal.aborted) {
    try {
      const body = await openStream('/stream', last, signal);
      for await (const block of blocks(body)) {
        const { id, event, data } = blockOf(block);
        if (id !== null) last = id;
        pause = firstWaitMs;
        onLine(true);
        const told = eventOf(event, data);
        if (told) onEvent(told);
      }
    } catch {
      // Whatever ended the line, it is taken up again below; the pages' own questions tell what is wrong.
      onLine(false);
    }
    await wait(pause * (0.75 + Math.random() / 2), signal);
    pause = Math.min(pause * 2, longestWaitMs);
  }
}
