import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Behaviour } from '@duban/lifecycle';
import { levels } from '@duban/planning';
import { behaviours, engines, rehearse } from '@duban/rehearsal';
import type { Engine } from '@duban/rehearsal';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { Refused } from '../exit-codes';
import { plannedDocument, territoryCodes } from '../planned-document';
import type { PlanOptions } from '../planned-document';
import { yearOption } from '../issue/issue-request';
import { documentOf } from '../read-document';
import { rehearsalPage } from '../rehearse/rehearsal-page';
import { rehearsalText } from '../rehearse/rehearsal-text';
import { writeLines } from '../write-lines';

interface Options extends PlanOptions {
  readonly behaviour: Behaviour;
  readonly seed: number;
  readonly engine: Engine;
  readonly json?: boolean;
  readonly html?: string;
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!/^\d{1,15}$/u.test(text) || !Number.isSafeInteger(value)) throw new InvalidArgumentError('');
  return value;
}

/** Says on the terminal how far it is, where somebody looks at one. */
function progressLine(): (done: number) => void {
  if (!process.stderr.isTTY) return () => undefined;
  return (done) => {
    process.stderr.write(`\r推演 ${done}…`);
  };
}

async function show(file: string, options: Options): Promise<void> {
  const document = await documentOf(file);
  const made = plannedDocument(document, options);
  const { behaviour, seed, engine } = options;
  const playing = { behaviour, seed, remindAt: process.env.DUBAN_REMIND_AT ?? '10:07' };
  const report = await rehearse({ plan: made, document, playing, engine, progress: progressLine() });
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
  const { organisation } = made.request;
  if (options.html !== undefined) {
    const title = document.title ?? basename(file);
    await writeFile(options.html, rehearsalPage({ title, report, organisation })).catch((error: unknown) => {
      throw new Refused(`写不了 ${options.html ?? ''}：${error instanceof Error ? error.message : ''}`);
    });
  }
  await writeLines(options.json ? [JSON.stringify(report)] : rehearsalText(report, organisation));
}

/** `duban rehearse FILE`: what a year of the document would ask of people, played before anything is issued. */
export function define(command: Command): void {
  command
    .argument('<file>', '政策文件')
    .option(
      '--year <year>',
      '计划年度；不写则取文件的成文日期、文号或标题中的年份，都没有则取今年',
      yearOption,
    )
    .option('--territory <code>', '只下达给这个地方及其以下，可用逗号并列', territoryCodes)
    .addOption(new Option('--depth <level>', '下达到哪一级').choices(levels).default('county'))
    .addOption(new Option('--behaviour <kind>', '各单位怎样办理').choices(behaviours).default('mixed'))
    .addOption(new Option('--seed <number>', '随机种子，同一种子结果相同').argParser(wholeNumber).default(1))
    .addOption(
      new Option('--engine <engine>', 'core 单进程推演；temporal 用真实工作流与数据库快进')
        .choices(engines)
        .default('core'),
    )
    .option('--json', '以 JSON 输出')
    .option('--html <file>', '另写一个带图表的网页')
    .action(show);
}
