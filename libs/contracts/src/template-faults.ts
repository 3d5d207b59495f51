const texts = {
  'other-clause': (clause: string) => `与所修订的第${clause}条不符`,
  'unknown-type': (types: string) => `没有这种单位类型：${types}`,
  'unknown-sentence': (sentences: string) => `本条没有第${sentences}句`,
} as const;

/** What is wrong with a template's draft beyond its shape, in Chinese. */
export function templateFaultText(code: keyof typeof texts, ...named: readonly (number | string)[]): string {
  return texts[code](named.join('、'));
}
