import { examine, runtimeChecks } from '@duban/runtime';
import { calendarCheck, migrationsCheck } from '../doctor/installation-checks';
import { exitCodes } from '../exit-codes';
import type { Examined, Verdict } from '@duban/runtime';
import type { Command } from 'commander';

const marks: Readonly<Record<Verdict, string>> = { ok: '✓', warn: '！', fail: '✗' };

/** `duban doctor`: what stands and what fails of the machine and the installation, and how to mend it. */
export function define(command: Command): void {
  command.option('--json', '输出 JSON').action(async ({ json = false }: { readonly json?: boolean }) => {
    const examined = await examine([...runtimeChecks, migrationsCheck, calendarCheck]);
    const failed = examined.filter(({ verdict }) => verdict === 'fail').length;
    console.log(json ? JSON.stringify({ ok: failed === 0, checks: examined }) : report(examined, failed));
    // Connections to servers that do not answer would keep the process for their time limits.
    process.exitCode = failed === 0 ? exitCodes.ok : exitCodes.refused;
  });
}

function report(examined: readonly Examined[], failed: number): string {
  const lines = examined.flatMap(({ verdict, title, detail, mend }) => [
    `${marks[verdict]} ${title}：${detail}`,
    ...(mend === undefined ? [] : [`    → ${mend}`]),
  ]);
  const warned = examined.filter(({ verdict }) => verdict === 'warn').length;
  const closing = failed > 0 ? `${failed} 项需要处理` : warned > 0 ? `${warned} 项需要留意` : '一切正常';
  return [...lines, closing].join('\n');
}
