import type { ParseRemark, ParseWarning, ReadRefusal, RefusalCode, RemarkCode, WarningCode } from './types';

type Params = Readonly<Record<string, string | number>>;

const refusals: Readonly<Record<RefusalCode, (params: Params) => string>> = {
  'document-empty': () => '文件是空的，没有可读取的文字。',
  'document-binary': () => '文件不是文本，也不是 .docx、.html 或 .pdf，无法读取。',
  'document-encoding': () => '文件的编码无法识别（支持 UTF-8、UTF-16 和 GB18030），请另存为 UTF-8 后重试。',
  'document-too-large': ({ size, limit }) => `文件过大（${size} MB），上限是 ${limit} MB。`,
  'document-scanned': () => '这个 .pdf 只有图像、没有文字（扫描件），请先做文字识别，或改用 .docx、.txt。',
  'document-damaged': ({ format }) => `${format} 文件已损坏或加了密码，无法打开。`,
  'document-format': ({ format }) => `不支持 ${format} 格式，请另存为 .docx、.pdf、.html 或 .txt。`,
  'document-without-clause': () => '没有找到带编号的条款（如“一、”“（一）”“第一条”），这不像一份政策文件。',
  'document-not-found': ({ name }) => `找不到文件或无法读取：${name}`,
};

/** One Chinese sentence for a refusal, for a command line or a problem document. */
export function refusalText({ code, params }: ReadRefusal): string {
  return refusals[code](params);
}

const texts = {
  gap: ({ level, before, after, missing }: Params) =>
    `${level}编号不连续：${before}之后是${after}，缺少${missing}，已按原文编号读取。`,
  duplicate: ({ level, mark }: Params) => `${level}编号重复：${mark}在前面已经出现过，两处都已保留。`,
  unclosed: ({ mark, near }: Params) => `符号 ${mark} 没有配对的另一半（在“${near}”附近），文字照原样保留。`,
  torn: ({ mark }: Params) => `编号“${mark}”的括号不完整，已按条款编号读取。`,
  encoding: ({ count }: Params) => `文件里有 ${count} 个无法识别的字符（显示为 \ufffd），编码可能有误。`,
  mismatched: ({ declared, used }: Params) => `文件声明的编码是 ${declared}，但内容不符，已按 ${used} 读取。`,
  order: ({ level, before, after }: Params) =>
    `${level}编号次序颠倒：${after}排在${before}之后，已按出现的先后读取。`,
  misprint: ({ seen, near }: Params) => `疑似误字：“${seen}”（在“${near}”附近），未作改动。`,
  'no-year': ({ time }: Params) => `“${time}”没有写年份，文件也没有成文日期，时限留空。`,
  note: ({ text }: Params) => `这里有一条注释，没有列入正文：“${text}”。`,
  'figure-in-heading': ({ heading }: Params) => `标题里有数字指标，没有列入任何一句：“${heading}”。`,
  'figure-outside-clause': ({ text }: Params) =>
    `这一句有数字指标，但不在任何条款里，不会生成任务：“${text}”。`,
  'attachment-clauses': ({ label, count }: Params) =>
    `${label}里有 ${count} 条带编号的条款，没有列入任务；需要交办的，请把附件单独导入。`,
} as const;

/** Which message a warning carries, where its code has several. */
type Kind = keyof typeof texts;

/** A warning with its Chinese message; `kind` names the message where a code has several. */
export function warning(code: WarningCode, line: number, params: Params, kind: Kind = code): ParseWarning {
  return { code, line, message: texts[kind](params) };
}

/** A remark with its Chinese message. */
export function remark(code: RemarkCode, line: number, params: Params): ParseRemark {
  return { code, line, message: texts[code](params) };
}
