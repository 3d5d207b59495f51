/** A refusal as the service words it (RFC 9457). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    /** What is wrong with which field, where the service says so. */
    readonly errors: readonly { readonly path: string; readonly message: string }[] = [],
  ) {
    super(detail || title);
  }
}

interface ProblemBody {
  code?: string;
  title?: string;
  detail?: string;
  errors?: { path: string; message: string }[];
}

let accessToken: string | null = null;
let onSignedOut: () => void = () => undefined;

/** Called when the session has ended for good, so that the page can ask to sign in again. */
export function whenSignedOut(handler: () => void): void {
  onSignedOut = handler;
}

async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text();
  let body: ProblemBody = {};
  if (response.headers.get('content-type')?.includes('json')) body = JSON.parse(text) as ProblemBody;
  return new Problem(
    response.status,
    body.code ?? `http-${response.status}`,
    body.title ?? '服务没有应答',
    body.detail ?? '请稍后再试；若一直如此，请联系管理员。',
    body.errors,
  );
}

async function send(path: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  if (accessToken) headers.set('authorization', `Bearer ${accessToken}`);
  try {
    return await fetch(`/api/v1${path}`, { ...init, headers, credentials: 'same-origin' });
  } catch (cause) {
    throw new Problem(0, 'network', '连接不上服务', `请检查网络后再试（${String(cause)}）。`);
  }
}

let refreshing: Promise<boolean> | null = null;

/** Takes a new access token by the refresh cookie; false when there is none any more. Whoever asks meanwhile shares it. */
export function refresh(): Promise<boolean> {
  refreshing ??= takeToken().finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function takeToken(): Promise<boolean> {
  const response = await send('/auth/refresh', { method: 'POST' });
  if (!response.ok) {
    accessToken = null;
    return false;
  }
  accessToken = ((await response.json()) as { accessToken: string }).accessToken;
  return true;
}

async function request(path: string, init: RequestInit): Promise<Response> {
  let response = await send(path, init);
  if (response.status === 401 && !path.startsWith('/auth/') && (await refresh())) {
    response = await send(path, init);
  }
  if (response.status === 401 && !path.startsWith('/auth/')) onSignedOut();
  if (!response.ok) throw await problemOf(response);
  return response;
}

export async function get<T>(path: string): Promise<T> {
  return (await (await request(path, { method: 'GET' })).json()) as T;
}

/** What is answered as text, such as a page to print. */
export async function text(path: string): Promise<string> {
  return (await request(path, { method: 'GET' })).text();
}

/** A POST that changes something carries a key, so that a repeated click has one effect. */
export async function post<T>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
  const response = await request(path, {
    method: 'POST',
    body: JSON.stringify(body ?? {}),
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), ...headers },
  });
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** A PUT replaces a whole; `version` is that which was looked at, sent as `If-Match`. */
export async function put<T>(path: string, body: unknown, version?: number): Promise<T> {
  const response = await request(path, {
    method: 'PUT',
    body: JSON.stringify(body),
    headers: {
      'content-type': 'application/json',
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    },
  });
  return (await response.json()) as T;
}

/** Ends what the address names. */
export async function remove(path: string): Promise<void> {
  await request(path, { method: 'DELETE' });
}

export async function upload<T>(path: string, file: File): Promise<T> {
  const form = new FormData();
  form.append('file', file);
  const response = await request(path, {
    method: 'POST',
    body: form,
    headers: { 'idempotency-key': crypto.randomUUID() },
  });
  return (await response.json()) as T;
}

/** A stream of events that stays open; `last` is the number of the last event that was heard. */
export async function openStream(
  path: string,
  last: string | null,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const headers: Record<string, string> = last === null ? {} : { 'last-event-id': last };
  const { body } = await request(path, { method: 'GET', headers, signal });
  if (body === null) throw new Problem(0, 'network', '连接不上服务', '请检查网络后再试。');
  return body;
}

export async function download(path: string, name: string): Promise<void> {
  const blob = await (await request(path, { method: 'GET' })).blob();
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

export async function signIn(username: string, password: string): Promise<void> {
  const response = await send('/auth/login', {
    method: 'POST',
    body: JSON.stringify({ username, password }),
    headers: { 'content-type': 'application/json' },
  });
  if (!response.ok) throw await problemOf(response);
  accessToken = ((await response.json()) as { accessToken: string }).accessToken;
}

export async function signOut(): Promise<void> {
  await send('/auth/logout', { method: 'POST' });
  accessToken = null;
}
