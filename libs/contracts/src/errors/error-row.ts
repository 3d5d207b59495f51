/** What fills a refusal's message, and what a program may need of it (`allowed`, `status` …). */
export type ErrorParams = Readonly<Record<string, string | number | readonly string[]>>;

/** One row of the table of refusals. */
export interface ErrorRow {
  readonly status: number;
  /** Whether the same request may succeed later without being changed. */
  readonly retry: boolean;
  /** Chinese, short. */
  readonly title: string;
  /** Chinese, one or two sentences. */
  readonly detail: (params: ErrorParams) => string;
}
