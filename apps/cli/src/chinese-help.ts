import type { Command } from 'commander';

/** Commander's own headings and phrases, in the language of those who read them. */
const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Global Options:': '通用选项：',
};

const complaints: readonly (readonly [RegExp, string])[] = [
  [/unknown option '(.+?)'/u, '不认识的选项 $1'],
  [/unknown command '(.+?)'/u, '没有这个命令：$1'],
  [/missing required argument '(.+?)'/u, '缺少参数 $1'],
  [/option '(.+?)' argument missing/u, '选项 $1 缺少取值'],
  [/required option '(.+?)' not specified/u, '缺少必需的选项 $1'],
  [/too many arguments.*/u, '参数过多'],
  [/option '(.+?)' argument '(.*?)' is invalid\..*/u, '选项 $1 的取值“$2”无效'],
  [/command-argument value '(.*?)' is invalid for argument '(.+?)'\..*/u, '参数 $2 的取值“$1”无效'],
];

/** Commander's complaint as one Chinese line; one it does not know stays as it is. */
export function complaintText(raw: string): string {
  const [line = ''] = raw
    .replace(/^error: /u, '')
    .trim()
    .split('\n');
  for (const [pattern, chinese] of complaints) {
    const found = pattern.exec(line);
    if (found) return found[0].replace(pattern, chinese);
  }
  return line;
}

/** Makes a command and those below it speak Chinese and leave the ending of the process to `main`. */
export function speakChinese(command: Command): Command {
  return command
    .exitOverride()
    .helpOption('-h, --help', '显示帮助')
    .configureHelp({ styleTitle: (title) => titles[title] ?? title, sortSubcommands: false })
    .configureOutput({
      outputError: (text, write) => write(`${complaintText(text)}（用 --help 查看用法）\n`),
    });
}
