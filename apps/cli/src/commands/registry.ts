import type { Command } from 'commander';

/** A command's file exports `define`: it adds arguments, options and the action to the command it is given. */
export interface CommandModule {
  readonly define: (command: Command) => void;
}

/** A command, its line of Chinese for `duban --help`, and its file beside this one. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly file: `./${string}.command`;
}

/** Every command of `duban`, in the order of `--help`: a new one is one line here and one file beside this. */
export const commands: readonly CommandEntry[] = [
  { name: 'up', summary: '启动整个系统（npm start）', file: './up.command' },
  { name: 'parse', summary: '读取政策文件，输出其结构（不需要服务）', file: './parse.command' },
  {
    name: 'coverage',
    summary: '逐句对照条款与任务，指出没有任务落实的句子（不需要服务）',
    file: './coverage.command',
  },
  {
    name: 'plan',
    summary: '预演交办：逐单位列出任务、时限和全年报送量（不需要服务）',
    file: './plan.command',
  },
  {
    name: 'rehearse',
    summary: '推演一年：快进时间，报告提醒、逐级报告、每人负担与年末看板（不需要服务）',
    file: './rehearse.command',
  },
  { name: 'issue', summary: '把已导入的文件交办下去，并显示进度', file: './issue.command' },
  {
    name: 'account',
    summary: '管理账号：开设、停用、岗位、一次性密码；首名系统管理员由此设立',
    file: './account.command',
  },
  { name: 'audit', summary: '核对时钟、读模型与事件链，可修复', file: './audit.command' },
  {
    name: 'calendar',
    summary: '载入某年的放假通知（工作日历），在办任务随之重新计算',
    file: './calendar.command',
  },
  { name: 'assess', summary: '列出一年已发布的考核结果，可按事件重算核对', file: './assess.command' },
  { name: 'doctor', summary: '检查本机与安装，说明如何处理', file: './doctor.command' },
];

/** Loads a command's file when it is called, and no other, so that `duban parse` does not load a server. */
export function load(entry: CommandEntry): CommandModule {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- import() of sources would need the endings of built files
  return require(entry.file) as CommandModule;
}
