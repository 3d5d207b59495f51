import { scratchDatabase } from '@duban/test-support';
import type { ScratchDatabase } from '@duban/test-support';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../database/data-source';
import { migrate } from '../database/migrate';
import { migrations } from '../migrations';

describe('entities', () => {
  let scratch: ScratchDatabase;
  let ds: DataSource;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    ds = await createDataSource(scratch.url, { poolSize: 2 }).initialize();
  });
  afterAll(async () => {
    await ds.destroy();
    await scratch.drop();
  });

  it('have the tables and columns of the schema, with the same types and nulls', async () => {
    const found = await ds.query<{ table_name: string; column: string }[]>(
      `SELECT table_name, concat_ws(' ', column_name, udt_name, is_nullable) AS column
       FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'migration'`,
    );
    const schema: Record<string, string[]> = {};
    for (const row of found) (schema[row.table_name] ??= []).push(row.column);
    for (const columns of Object.values(schema)) columns.sort();
    const short: Record<string, string> = {
      boolean: 'bool',
      integer: 'int4',
      bigint: 'int8',
      'double precision': 'float8',
    };
    const mapped = Object.fromEntries(
      ds.entityMetadatas.map((entity) => [
        entity.tableName,
        entity.columns
          .map((column) => {
            const type = String(column.type);
            const name = `${column.isArray ? '_' : ''}${short[type] ?? type}`;
            return `${column.databaseName} ${name} ${column.isNullable ? 'YES' : 'NO'}`;
          })
          .sort(),
      ]),
    );
    expect(mapped).toEqual(schema);
  });

  it('give days as text and counts as numbers', async () => {
    const [row] = await ds.query<Record<string, unknown>[]>(
      `SELECT date '2023-10-08' AS day, count(*) AS count, 12.5::numeric AS number`,
    );
    expect(row).toEqual({ day: '2023-10-08', count: 1, number: 12.5 });
  });
});

describe('migrations', () => {
  it('run once, however many processes start on a fresh database together', async () => {
    const scratch = await scratchDatabase({ migrated: false });
    const runs = await Promise.all([1, 2, 3].map(() => migrate(scratch.url)));
    expect(runs.reduce((sum, { applied }) => sum + applied, 0)).toBe(migrations.length);
    expect(await migrate(scratch.url)).toEqual({ applied: 0 });
    await scratch.drop();
  });
});
