import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { levels } from '@duban/planning';
import { progressOn } from '@duban/runtime';
import { Option } from 'commander';
import { Refused } from '../exit-codes';
import { signedIn, withSignIn } from '../http/signed-in';
import { progressLine, summary } from '../issue/dispatch-progress';
import {
  dayOption,
  issueBody,
  leadsOption,
  listOption,
  placesOption,
  yearOption,
} from '../issue/issue-request';
import { writeLines } from '../write-lines';
import type { ApiSession } from '../http/api-session';
import type { SignInOptions } from '../http/signed-in';
import type { DispatchAnswer } from '../issue/dispatch-progress';
import type { IssueOptions } from '../issue/issue-request';
import type { Command } from 'commander';

interface Options extends IssueOptions, SignInOptions {
  readonly json?: boolean;
}

const lookEveryMs = 400;

async function issue(documentId: string, options: Options): Promise<void> {
  const session = await signedIn(options);
  const document = (await session.get(`/documents/${encodeURIComponent(documentId)}`)) as {
    readonly issuedOn: string | null;
  };
  const body = issueBody(options, document.issuedOn, Date.now());
  const begun = performance.now();
  const { dispatchId } = (await session.post(
    `/documents/${encodeURIComponent(documentId)}/issue`,
    body,
    randomUUID(),
  )) as { readonly dispatchId: string };
  const answer = await untilEnded(session, dispatchId);
  const seconds = (performance.now() - begun) / 1000;
  if (options.json) console.log(JSON.stringify({ dispatchId, ...answer, seconds }));
  else if (answer.state === 'done') await writeLines(summary(answer, seconds));
  if (answer.state === 'failed') throw new Refused(`交办未完成：${answer.error ?? '原因见服务日志'}`);
}

/** Follows the dispatch with a bar on the terminal, or a line now and then elsewhere. */
async function untilEnded(session: ApiSession, dispatchId: string): Promise<DispatchAnswer> {
  const progress = progressOn(process.stderr);
  for (;;) {
    const answer = (await session.get(`/dispatches/${dispatchId}`)) as DispatchAnswer;
    if (answer.state !== 'running') {
      progress.say(progressLine({ ...answer, started: Math.min(answer.started, answer.total) }));
      return answer;
    }
    progress.update(progressLine(answer));
    await pause(lookEveryMs);
  }
}

/** `duban issue DOCUMENT_ID`: issues an imported document over the API and follows it to its end. */
export function define(command: Command): void {
  withSignIn(command)
    .argument('<document>', '已导入文件的编号')
    .requiredOption('--approved-by <text>', '批准人或批准机关')
    .option('--year <year>', '计划年度；不写则取文件成文的年份，没有则取今年', yearOption)
    .option('--issued-on <day>', '交办日期，YYYY-MM-DD；不写则为今天', dayOption)
    .option('--basis <text>', '交办依据')
    .option('--territory <codes>', '只下达到这些地方及其以下，用逗号并列', listOption)
    .addOption(new Option('--depth <level>', '下达到哪一级').choices(levels).default('county'))
    .option('--places <key=codes>', '某项任务的实施地点，可重复', placesOption)
    .option('--leads <key=type>', '某项任务的牵头单位类型，可重复', leadsOption)
    .option('--json', '以 JSON 输出')
    .action(issue);
}
