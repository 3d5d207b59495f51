import { progressOn, RuntimeFault } from '@duban/runtime';
import { auditText } from '../audit/audit-text';
import { servers } from '../audit/servers';
import { wholeAudit } from '../audit/whole-audit';
import { exitCodes, Refused, WrongUsage } from '../exit-codes';
import { isConnectionError } from '../up/connection-error';
import { withDatabase } from '../up/with-database';
import { withTemporal } from '../up/with-temporal';
import { writeLines } from '../write-lines';
import type { WholeAudit } from '../audit/whole-audit';
import type { Command } from 'commander';

/** A repair reads while its transactions are open. */
const poolSize = 4;

interface Options {
  readonly repair?: boolean;
  readonly json?: boolean;
}

async function runAudit(options: Options): Promise<void> {
  const audited = await audit(options.repair ?? false);
  const { faults, repaired, started, tasks } = audited;
  if (options.json) {
    const repairs = started === null ? {} : { repaired, started };
    console.log(JSON.stringify({ faults, tasks, ...repairs }));
  } else {
    await writeLines(auditText(audited));
  }
  process.exitCode = faults.length === 0 ? exitCodes.ok : exitCodes.refused;
}

async function audit(repair: boolean): Promise<WholeAudit> {
  try {
    const { databaseUrl, temporal, remindAt } = servers();
    const progress = progressOn(process.stderr);
    return await withDatabase(
      databaseUrl,
      (ds) =>
        withTemporal(temporal, (client) =>
          wholeAudit({
            ds,
            client,
            remindAt,
            repair,
            progress: (tasks) => {
              progress.update(`已核对 ${tasks} 项任务`);
            },
          }),
        ),
      poolSize,
    );
  } catch (error) {
    if (isConnectionError(error)) throw new Refused('连不上 PostgreSQL；请先 npm start，或检查 DATABASE_URL');
    if (!(error instanceof RuntimeFault)) throw error;
    throw error.exitCode === exitCodes.usage ? new WrongUsage(error.message) : new Refused(error.message);
  }
}

/** `duban audit`: whether clocks run as the record wants, rows are the fold of their events, and chains verify. */
export function define(command: Command): void {
  command
    .option('--repair', '启动缺失的工作流，按事件重建任务现状，再核对一遍')
    .option('--json', '以 JSON 输出')
    .action(runAudit);
}
