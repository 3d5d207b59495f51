import { stateDiagram } from './state-diagram';

describe('the state diagram', () => {
  it('is drawn from the table of acts', () => {
    const lines = stateDiagram().split('\n');
    expect(lines.slice(0, 2)).toEqual(['stateDiagram-v2', '    [*] --> assigned']);
    expect(lines).toContain('    assigned --> active: accept');
    expect(lines).toContain('    submitted --> completed: approve');
    expect(lines).toContain('    suspended --> submitted: resume');
    expect(lines).toContain('    terminated --> active: reopen');
    expect(lines).not.toContain('    cancelled --> active: reopen');
    expect(new Set(lines).size).toBe(lines.length);
  });
});
