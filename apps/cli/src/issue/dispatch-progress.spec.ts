import { progressLine, summary } from './dispatch-progress';

const answer = { total: 200, started: 50, dockets: 12, state: 'running' as const, heldBack: [] };

describe('the progress of a dispatch', () => {
  it('shows how many tasks stand of all', () => {
    expect(progressLine(answer)).toContain('25%  任务 50/200  责任清单 12 份');
    expect(progressLine(answer)).toMatch(/^\[█{7}░{23}\]/u);
  });

  it('says what goes on before there are tasks, and after', () => {
    expect(progressLine({ ...answer, total: 0, started: 0 })).toContain('正在编制计划');
    expect(progressLine({ ...answer, started: 200 })).toMatch(/^\[█{30}\] 100%.*正在启动时钟/u);
    expect(progressLine({ ...answer, started: 200, state: 'done' })).not.toContain('正在');
  });

  it('sums up what was issued and what was held back, in Chinese', () => {
    const heldBack = [{ key: 'pilot-village', reason: 'places-needed' }];
    const lines = [...summary({ ...answer, started: 200, state: 'done', heldBack }, 3.14)];
    expect(lines[0]).toBe('已交办：任务 200 项，责任清单 12 份，用时 3.1 秒');
    expect(lines[2]).toContain('pilot-village  只在名单内实施');
  });
});
