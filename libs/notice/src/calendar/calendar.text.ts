const kinds = { accept: '签收', due: '到期', report: '反馈' } as const;

/** The words of the calendar feed. */
export const calendarTexts = {
  name: (person: string) => `督办日程（${person}）`,
  summary: (kind: keyof typeof kinds, unit: string, title: string | null, count: number) =>
    count === 1
      ? `${kinds[kind]}：${title ?? '一项不宜外传的事项'}（${unit}）`
      : `${kinds[kind]}：${count}项（${unit}）`,
  hidden: '一项不宜外传的事项',
  written: (day: string) => `（文件所写时限${day}）`,
  more: (count: number) => `另有${count}项，请登录查看`,
  provisional: '当年放假通知尚未发布，日期为暂定',
} as const;
