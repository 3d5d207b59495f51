import { loadWorld, installation, poolOf, publicationsOf, verifyPublication } from '@duban/persistence';
import type { Verification } from '@duban/persistence';
import { loadOrganisation } from '@duban/seeds';
import { RuntimeFault } from '@duban/runtime';
import type { Command } from 'commander';
import { servers } from '../audit/servers';
import { exitCodes, Refused, WrongUsage } from '../exit-codes';
import { withDatabase } from '../up/with-database';

interface Options {
  readonly verify?: boolean;
  readonly json?: boolean;
}

/** A publication as it is listed. */
interface Listed {
  readonly number: number;
  readonly rulesVersion: number;
  readonly units: number;
  readonly tasks: number;
  readonly hash: string;
  readonly verification: Verification | null;
}

async function assess(yearText: string, { verify = false, json = false }: Options): Promise<void> {
  if (!/^20\d\d$/u.test(yearText)) throw new WrongUsage(`不是年份：${yearText}`);
  const year = Number(yearText);
  const listed = await publications(year, verify);
  if (listed.length === 0) throw new Refused(`${year}年的考核结果尚未发布`);
  if (json) console.log(JSON.stringify({ year, publications: listed }));
  else for (const each of listed) console.log(lineOf(each, verify));
  const faulty = verify && listed.some(({ verification }) => verification?.equal !== true);
  process.exitCode = faulty ? exitCodes.refused : exitCodes.ok;
}

async function publications(year: number, verify: boolean): Promise<readonly Listed[]> {
  try {
    const { databaseUrl, remindAt } = servers();
    return await withDatabase(
      databaseUrl,
      async (ds) => {
        const { clockOffsetMs } = await installation(ds);
        const businessNow = (): number => Date.now() + clockOffsetMs;
        const world = await loadWorld(ds, { remindAt, organisation: loadOrganisation(), businessNow });
        const listed: Listed[] = [];
        for (const row of await publicationsOf(poolOf(ds), year)) {
          listed.push({
            number: row.number,
            rulesVersion: row.rules.version,
            units: row.units ?? 0,
            tasks: row.tasks ?? 0,
            hash: row.hash?.toString('hex') ?? '',
            verification: verify ? await verifyPublication(ds, world, row) : null,
          });
        }
        return listed;
      },
      4,
    );
  } catch (error) {
    if (!(error instanceof RuntimeFault)) throw error;
    throw error.exitCode === exitCodes.usage ? new WrongUsage(error.message) : new Refused(error.message);
  }
}

function lineOf({ number, rulesVersion, units, tasks, hash, verification }: Listed, verify: boolean): string {
  const head = `第${number}版：规则第${rulesVersion}版，${units}个单位，${tasks}项任务，${hash}`;
  if (!verify) return head;
  if (verification === null) return `${head}\n  正在被另一进程计算，请稍后再核`;
  if (verification.equal) return `${head}\n  按事件重算一致`;
  const calendar = verification.calendarChanged ? '；工作日历在发布后有改动' : '';
  return `${head}\n  不一致：重算为 ${verification.recomputed}，涉及 ${verification.differing.join('、') || '内容'}${calendar}`;
}

/** `duban assess YEAR`: a year's published assessments; `--verify` works each out again from the events. */
export function define(command: Command): void {
  command
    .argument('<year>', '考核年度，如 2023')
    .option('--verify', '按发布时的事件和规则重算，核对校验值；不一致时退出码为 1')
    .option('--json', '以 JSON 输出')
    .action(assess);
}
