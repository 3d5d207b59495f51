import { Client } from 'pg';
import { scratchDatabase, temporalAddress } from '@duban/test-support';
import { connectTemporal, searchAttributes } from '@duban/runtime';

async function ask(url: string, text: string): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const result = await client.query<{ value: string }>(text);
    return result.rows.map((row) => row.value);
  } finally {
    await client.end();
  }
}

describe('the servers of a test run', () => {
  it('give each asker a database of its own, under the locale that the product runs with', async () => {
    const [one, two] = await Promise.all([
      scratchDatabase({ migrated: false }),
      scratchDatabase({ migrated: false }),
    ]);
    await ask(one.url, 'create table mine (value text)');
    expect(await ask(two.url, `select to_regclass('mine')::text as value`)).toEqual([null]);
    expect(
      await ask(
        one.url,
        `select datlocale || ' ' || pg_encoding_to_char(encoding) as value
           from pg_database where datname = current_database()`,
      ),
    ).toEqual(['C.UTF-8 UTF8']);
    await Promise.all([one.drop(), two.drop()]);
    await expect(ask(one.url, 'select 1')).rejects.toThrow('does not exist');
  });

  it('find Chinese by trigrams', async () => {
    const { url, drop } = await scratchDatabase({ migrated: false });
    await ask(url, 'create extension pg_trgm');
    expect(await ask(url, `select unnest(show_trgm('高标准农田')) as value`)).not.toEqual([]);
    await drop();
  });

  it('include a Temporal that knows the search attributes and keeps closed workflows', async () => {
    const connection = await connectTemporal({ address: await temporalAddress() }, 10_000);
    const known = await connection.operatorService.listSearchAttributes({ namespace: 'default' });
    expect(Object.keys(known.customAttributes)).toEqual(
      expect.arrayContaining(Object.keys(searchAttributes)),
    );
    const namespace = await connection.workflowService.describeNamespace({ namespace: 'default' });
    expect(Number(namespace.config?.workflowExecutionRetentionTtl?.seconds)).toBe(730 * 86_400);
    await connection.close();
  });
});
