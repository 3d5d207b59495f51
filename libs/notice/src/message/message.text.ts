/** The words of messages around their lines. */
export const messageTexts = {
  brand: '督办',
  testTitle: '督办：测试消息',
  testRemark: '这是一条测试消息，说明此通知方式可以使用。今后的每日摘要与即时催办将由此送达。',
  sensitive: (group: string) => `${group}：一项不宜外传的事项，请登录查看`,
  gathered: (unit: string, group: string, count: number) => `【${unit}】${group}${count}项`,
  basis: (
    document: string | null,
    { clause, sentence }: { readonly clause: number; readonly sentence: number },
    quote: string,
  ) => `${document ?? ''}第${clause}条${sentence > 0 ? `第${sentence}句` : ''}：“${quote}”`,
  basisLabel: '依据：',
  more: (count: number) => `另有${count}条，请登录查看`,
  cut: '内容较多，其余请登录查看',
  open: '登录督办查看',
  heading: (title: string, count: number) => `${title}（${count}项）`,
  footer: '系统每个工作日只发一份摘要；通知方式可在“通知方式”页面更改或停用。',
  greeting: (name: string) => `${name}：`,
} as const;
