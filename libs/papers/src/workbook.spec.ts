import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { workbook } from './workbook';
import type { SheetColumn } from './workbook';

const columns: readonly SheetColumn[] = [
  { title: '事项', width: 40, kind: 'text' },
  { title: '办结时限', width: 12, kind: 'date' },
  { title: '进度', width: 8, kind: 'number' },
];

async function* batches(count: number, size: number) {
  for (let from = 0; from < count; from += size) {
    await Promise.resolve();
    yield Array.from({ length: size }, (_, i) => [
      `第${from + i}项 <&> "引号"\u0001`,
      '2023-12-31',
      (from + i) / 4,
    ]);
  }
}

describe('a workbook', () => {
  it('is read by another library: texts, days as days, numbers as numbers', async () => {
    const bytes = await buffer(workbook('任务', columns, batches(2500, 500)));
    const rows = await readSheet(bytes);
    expect(rows).toHaveLength(2501);
    expect(rows[0]).toEqual(['事项', '办结时限', '进度']);
    expect(rows[3]).toEqual(['第2项 <&> "引号"', new Date('2023-12-31T00:00:00Z'), 0.5]);
    const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!);
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toContain('<autoFilter ref="A1:C2501"/>');
  });

  it('asks for no more rows than its reader has taken', async () => {
    let asked = 0;
    async function* endless() {
      for await (const batch of batches(1_000_000, 500)) {
        asked += batch.length;
        yield batch;
      }
    }
    const stream = workbook('任务', columns, endless());
    const first = await new Promise<unknown>((resolve) => {
      stream.once('data', resolve);
    });
    stream.pause();
    let then = -1;
    while (then !== asked) {
      then = asked;
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
    }
    expect(first).toBeInstanceOf(Buffer);
    expect(asked).toBeLessThan(200_000);
    stream.destroy();
  });

  it('holds no row at all', async () => {
    expect(await readSheet(await buffer(workbook('任务', columns, batches(0, 1))))).toHaveLength(1);
  });
});
