import { auditText } from './audit-text';
import type { WholeAudit } from './whole-audit';

const clean: WholeAudit = { faults: [], repaired: [], started: null, tasks: 12 };
const text = (audited: WholeAudit): string => [...auditText(audited)].join('\n');

describe('what an audit says', () => {
  it('when all is well', () => {
    expect(text(clean)).toBe('核对了 12 项任务，一切相符');
  });

  it('when something differs: what, and how to mend it', () => {
    const said = text({ ...clean, faults: [{ code: 'clock-not-running', subject: 'c1' }] });
    expect(said).toContain('✗ 时钟没有运行：c1');
    expect(said).toContain('1 处不符；用 duban audit --repair 修复');
  });

  it('after a repair: what was mended, and what could not be', () => {
    const said = text({
      ...clean,
      repaired: [{ code: 'read-model-differs', subject: 't1' }],
      faults: [{ code: 'chain-broken', subject: 't2' }],
      started: { clocks: 2, clauses: 0, dispatches: 1 },
    });
    expect(said.split('\n')).toEqual([
      '工作流：补启动时钟 2 个，条款 0 个，交办 1 个',
      '已修复  任务的现状与其事件不符：t1',
      '✗ 事件链对不上，历史被改动：t2',
      '核对了 12 项任务，1 处不符',
    ]);
  });
});
