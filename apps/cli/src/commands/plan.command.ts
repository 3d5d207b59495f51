import { levels, type Plan } from '@duban/planning';
import { Option, type Command } from 'commander';
import { planJson, planText, taskLine } from '../plan-text';
import { plannedDocument, territoryCodes } from '../planned-document';
import type { PlanOptions } from '../planned-document';
import { yearOption } from '../issue/issue-request';
import { documentOf } from '../read-document';
import { writeLines } from '../write-lines';

interface Options extends PlanOptions {
  readonly json?: boolean;
  readonly tasks?: boolean;
}

async function showPlan(file: string, options: Options): Promise<void> {
  const plan = plannedDocument(await documentOf(file), options);
  if (options.tasks) await writeLines(taskLines(plan));
  else await writeLines(options.json ? planJson(plan) : planText(plan));
}

function* taskLines(plan: Plan): Generator<string> {
  for (const task of plan.tasks()) yield taskLine(task, plan.request.calendar);
}

/** `duban plan FILE`: what issuing the document would create, unit by unit; needs no server. */
export function define(command: Command): void {
  command
    .argument('<file>', '政策文件')
    .option(
      '--year <year>',
      '计划年度；不写则取文件的成文日期、文号或标题中的年份，都没有则取今年',
      yearOption,
    )
    .option('--territory <code>', '只看这个地方及其以下，可用逗号并列', territoryCodes)
    .addOption(new Option('--depth <level>', '下达到哪一级').choices(levels).default('county'))
    .option('--json', '以 JSON 输出')
    .option('--tasks', '逐项输出任务，一行一个 JSON')
    .action(showPlan);
}
