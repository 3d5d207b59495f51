import { recordWorld, scratchDatabase } from '@duban/test-support';
import type { RecordWorld, ScratchDatabase } from '@duban/test-support';
import { foldBoard } from '../board/fold-board';
import { audit } from './audit';
import type { AuditReport } from './fault';

describe('the audit of the board', () => {
  let scratch: ScratchDatabase;
  let world: RecordWorld;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    world = await recordWorld(scratch.url, { clauses: [26] });
    await world.issue({});
  });
  afterAll(async () => {
    await world.close();
    await scratch.drop();
  });
  const run = (repair: boolean): Promise<AuditReport> =>
    audit(world.ds, world.worldData, world.now, { repair });
  const rollups = (): Promise<unknown> =>
    world.ds.query(
      'SELECT * FROM board_rollup WHERE total <> 0 ORDER BY territory, clause, level, unit_type, sensitive',
    );

  it('finds no fault in a board that waits to be counted, nor in one that is', async () => {
    expect((await run(false)).faults).toEqual([]);
    await foldBoard(world.ds, world.now());
    expect((await run(false)).faults).toEqual([]);
  });

  it('finds damaged, lost and invented counts, and mends them from the tasks', async () => {
    const before = await rollups();
    const [cell] = await world.ds
      .query<{ id: string }[]>(
        `UPDATE board_cell SET total = total + 3 WHERE ctid = (SELECT ctid FROM board_cell LIMIT 1) RETURNING docket_id AS id`,
      )
      .then((found) => (Array.isArray(found[0]) ? (found[0] as unknown as { id: string }[]) : found));
    await world.ds.query(`UPDATE board_rollup SET green = green + 1, red = red - 1 WHERE territory = '6531'`);
    await world.ds.query(`DELETE FROM board_rollup WHERE territory = '653122'`);
    const { faults } = await run(false);
    expect(faults).toEqual(
      expect.arrayContaining([
        { code: 'board-cell-differs', subject: cell?.id },
        { code: 'board-rollup-differs', subject: '6531' },
        { code: 'board-rollup-differs', subject: '653122' },
      ]),
    );
    const mended = await run(true);
    expect(mended.faults).toEqual([]);
    expect(mended.repaired).toEqual(expect.arrayContaining([...faults]));
    expect((await run(false)).faults).toEqual([]);
    expect(await rollups()).toEqual(before);
  });
});
