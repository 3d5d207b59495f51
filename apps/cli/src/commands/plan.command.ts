import { dayOf } from '@duban/calendar';
import { assumedIssueDay, levels, plan } from '@duban/planning';
import { loadOrganisation, loadWorkCalendar } from '@duban/seeds';
import { templates } from '@duban/workflows/templates';
import type { Level } from '@duban/organisation';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { Refused } from '../exit-codes';
import { planJson, planRefusalText, planText, taskLine } from '../plan-text';
import { documentOf } from '../read-document';
import { writeLines } from '../write-lines';

interface Options {
  readonly year?: number;
  readonly territory?: readonly string[];
  readonly depth: Level;
  readonly json?: boolean;
  readonly tasks?: boolean;
}

function year(text: string): number {
  if (!/^\d{4}$/u.test(text)) throw new InvalidArgumentError('');
  return Number(text);
}

async function showPlan(file: string, options: Options): Promise<void> {
  const document = await documentOf(file);
  const today = dayOf(Date.now());
  const calendar = loadWorkCalendar(today);
  const issue = assumedIssueDay(calendar, { year: options.year ?? null, document, today });
  const result = plan({
    ...issue,
    document,
    templates,
    organisation: loadOrganisation(),
    calendar,
    depth: options.depth,
    ...(options.territory === undefined ? {} : { territories: options.territory }),
  });
  if (!result.ok) throw new Refused(planRefusalText(result.refusal));
  if (options.tasks) await writeLines(taskLines(result.plan.tasks()));
  else await writeLines(options.json ? planJson(result.plan) : planText(result.plan));
}

function* taskLines(tasks: Iterable<Parameters<typeof taskLine>[0]>): Generator<string> {
  for (const task of tasks) yield taskLine(task);
}

/** `duban plan FILE`: what issuing the document would create, unit by unit; needs no server. */
export function define(command: Command): void {
  command
    .argument('<file>', '政策文件')
    .option('--year <year>', '计划年度；不写则取文件的成文日期、文号或标题中的年份，都没有则取今年', year)
    .option('--territory <code>', '只看这个地方及其以下，可用逗号并列', (text: string) =>
      text.split(',').filter(Boolean),
    )
    .addOption(new Option('--depth <level>', '下达到哪一级').choices(levels).default('county'))
    .option('--json', '以 JSON 输出')
    .option('--tasks', '逐项输出任务，一行一个 JSON')
    .action(showPlan);
}
