import { coverage, type ClauseCoverage, type Coverage } from '@duban/planning';
import { templates } from '@duban/workflows/templates';
import type { Command } from 'commander';
import { exitCodes } from '../exit-codes';
import { documentOf } from '../read-document';
import { writeLines } from '../write-lines';

function templateText({ template, proposed }: ClauseCoverage): string {
  if (template !== null) return '';
  return proposed ? '  没有相符的模板，任务由原文拟出' : '  没有相符的模板';
}

function* clauseLines(found: ClauseCoverage): Generator<string> {
  const { clause, heading, sentences, titles, proposed } = found;
  yield `第${clause}条 ${heading ?? '（无标题）'}${templateText(found)}`;
  for (const { index, text, tasks } of sentences) {
    yield `  ${index}. ${text}`;
    yield tasks.length === 0
      ? '     ✗ 没有任务落实'
      : `     → ${tasks.map((key) => `${titles[key] ?? ''}（${key}${proposed ? '，拟' : ''}）`).join('；')}`;
  }
}

function* coverageText(found: Coverage): Generator<string> {
  for (const clause of found.clauses) yield* clauseLines(clause);
  yield `共 ${found.sentences} 句，已落实 ${found.covered} 句，未落实 ${found.uncovered.length} 句`;
}

async function showCoverage(file: string, { json }: { json?: boolean }): Promise<void> {
  const found = coverage(await documentOf(file), templates);
  await writeLines(json ? [JSON.stringify(found, null, 2)] : coverageText(found));
  if (found.uncovered.length > 0) process.exitCode = exitCodes.refused;
}

/** `duban coverage FILE`: every sentence beside the tasks that answer for it; exit 1 if one has none. */
export function define(command: Command): void {
  command.argument('<file>', '政策文件').option('--json', '以 JSON 输出').action(showCoverage);
}
