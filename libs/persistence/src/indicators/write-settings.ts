import type { Instant } from '@duban/calendar';
import { bulkInsert, sendBulk } from '../database/bulk';
import type { Connection } from '../database/connection';
import type { PersonActor } from '../record/act';

/** A territory's share of a total (or its baseline), and its weight in a mean; null takes away, undefined leaves alone. */
export interface NewSetting {
  readonly territory: string;
  readonly value?: number | null | undefined;
  readonly weight?: number | null | undefined;
}

const insertSettings = bulkInsert('indicator_setting', [
  { name: 'indicator_id', type: 'uuid' },
  { name: 'territory', type: 'text' },
  { name: 'kind', type: 'text' },
  { name: 'value', type: 'double precision' },
  { name: 'set_by', type: 'jsonb' },
  { name: 'at', type: 'timestamptz' },
]);

/** Sets shares and weights beside the former ones, which stay as they were. */
export async function addSettings(
  tx: Connection,
  indicator: string,
  settings: readonly NewSetting[],
  { by, at }: { readonly by: PersonActor; readonly at: Instant },
): Promise<void> {
  const rows = settings.flatMap(({ territory, value, weight }) => [
    ...(value === undefined ? [] : [[territory, 'target', value]]),
    ...(weight === undefined ? [] : [[territory, 'weight', weight]]),
  ]);
  if (rows.length === 0) return;
  await sendBulk(
    tx,
    insertSettings,
    rows.map((row) => [indicator, ...row, JSON.stringify(by), new Date(at)]),
  );
}
