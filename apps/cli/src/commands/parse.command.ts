import type { Command } from 'commander';
import { documentTree } from '../document-tree';
import { documentOf } from '../read-document';

async function parse(file: string, { json }: { json?: boolean }): Promise<void> {
  const document = await documentOf(file);
  if (json) {
    console.log(JSON.stringify(document, null, 2));
    return;
  }
  console.log(documentTree(document));
  for (const { line, message } of document.warnings) console.error(`警告（第 ${line} 行）：${message}`);
  for (const { line, message } of document.remarks) console.error(`提示（第 ${line} 行）：${message}`);
}

/** `duban parse FILE [--json]`: prints the structure of a policy document; needs no server. */
export function define(command: Command): void {
  command
    .argument('<file>', '政策文件：.txt（UTF-8、UTF-16、GB18030）、.docx、.html 或有文字的 .pdf')
    .option('--json', '以 JSON 输出')
    .action(parse);
}
