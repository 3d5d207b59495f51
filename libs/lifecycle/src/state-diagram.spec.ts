import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stateDiagram } from './state-diagram';

describe('the state diagram', () => {
  const lines = stateDiagram()
    .split('\n')
    .map((line) => line.trim());

  it('is drawn from the table of acts', () => {
    expect(lines[0]).toBe('stateDiagram-v2');
    for (const arrow of [
      '[*] --> assigned',
      'assigned --> active: accept',
      'submitted --> completed: approve',
      'running --> suspended: suspend',
      'suspended --> running: resume',
      'open --> terminated: terminate',
      'terminated --> active: reopen',
      'returned --> submitted: decide-objection',
      'terminated --> open: decide-objection',
    ]) {
      expect(lines).toContain(arrow);
    }
    expect(lines).not.toContain('cancelled --> active: reopen');
    expect(lines.filter((line) => line.includes('comment'))).toEqual([]);
  });

  it('has its braces closed', () => {
    const count = (brace: string): number => lines.filter((line) => line.endsWith(brace)).length;
    expect(count('{')).toBe(count('}'));
  });

  it('stands in the README as it is drawn', () => {
    const readme = readFileSync(path.join(__dirname, '../../../README.md'), 'utf8');
    expect(/```mermaid\n(stateDiagram-v2[^`]*)\n```/.exec(readme)?.[1]).toBe(stateDiagram());
  });
});
