import { rejoin } from './folding';
import {
  bracketDate,
  deliveryDate,
  documentNumber,
  labelled,
  metadataOf,
  numberBefore,
  type Labelled,
} from './head-lines';
import { isEnded, isFull, type Layout, type TextLine } from './layout';
import { continuesTitle, endsAsTitle, titleOf } from './title';

/** What stands before the first numbered mark. */
export interface FrontMatter {
  readonly title: string | null;
  readonly number: string | null;
  readonly issuedOn: string | null;
  /** The day a web page was published, which is no more than a hint. */
  readonly publishedOn: string | null;
  readonly preamble: string;
}

const masthead =
  /(?:文件|简报|内部资料|密级.*|机密|秘密|特急|急件|加急|平急|[★☆].*|签发人.*|\d{6}|公开|主动公开)$/u;
const byline =
  /^(?:新华社|来源|作者|记者|本报讯|本报记者|日期|浏览|字号|字体|打印|分享|编辑|【|当前位置|您现在|您所在|首页|网站首页|无障碍|长辈版)/u;
/** Buttons of a page, copied with its text: 下载, 【字号：, 加大, 】. */
const button =
  /^[•·\s]*(?:下载|打印(?:本页)?|全屏|收藏|加大|还原|减小|放大|缩小|默认|[大中小](?:\s*[大中小])*|[【】\]［］[]|【?\s*字\s*[号体]\s*[:：]?.*|返回(?:顶部|首页|列表|上一页)?|分享(?:到.*)?|微信|微博|关闭(?:窗口)?|复制链接|纠错|朗读|语音播报|登录|注册|手机版|繁体|简体|[Ee]nglish|上一篇.*|下一篇.*|扫一扫.*|点击此处.*|相关(?:链接|文档|解读).*)[】\]\s]*$/u;

/** Title, number and date stand within so many lines of the beginning, or nowhere. */
const longestHead = 200;

/** Joins lines that were broken by force, but none that is a number, a date or a label by itself. */
function joinBroken(lines: readonly TextLine[], layout: Layout): readonly TextLine[] {
  const paragraphs: TextLine[] = [];
  let open: TextLine | null = null;
  for (const line of lines) {
    const before = paragraphs.at(-1);
    if (before && open && goesOn(before, open, line, layout)) {
      paragraphs[paragraphs.length - 1] = { ...before, text: rejoin(before.text, line.text) };
    } else paragraphs.push(line);
    open = line;
  }
  return paragraphs;
}

/** Whether a line goes on with the paragraph before it, whose last line is `open`. */
function goesOn(before: TextLine, open: TextLine, line: TextLine, layout: Layout): boolean {
  if (labelled(line.text) !== null || isMetadata(before.text)) return false;
  // A number that was broken before its year: 海营商发 / 〔2024〕2号.
  // An order's below its issuer: 某省人民政府令 / 第97号.
  if (/^[〔[（(【](?:19|20)\d{2}|^第\s*\d{1,5}\s*号$/u.test(line.text)) {
    return (
      !endsAsTitle(before.text.replaceAll(/\s/gu, '')) && documentNumber(before.text + line.text) !== null
    );
  }
  if (/^[（(][^)）]*$/u.test(before.text) && before.text.length <= 160) return true;
  if (!isFull(open, layout) || line.spaced || line.indented) return false;
  if (isEnded(open.text) || isMetadata(line.text)) return false;
  return !endsAsTitle(before.text) || endsAsTitle(line.text) || continuesTitle(line.text);
}

function isMetadata(text: string): boolean {
  return metadataOf(text) !== null;
}

/** What the lines say besides title and text. */
interface Facts {
  readonly taken: Set<number>;
  number: string | null;
  issuedOn: string | null;
  publishedOn: string | null;
  labelledTitle: string | null;
}

function takeLabels(found: Labelled, facts: Facts): void {
  facts.number ??= found.number;
  facts.issuedOn ??= found.issuedOn;
  facts.publishedOn ??= found.publishedOn;
  facts.labelledTitle ??= found.title;
}

/** Takes number or date from a line that is nothing else; true if it was one. */
function takeMetadata(text: string, facts: Facts): boolean {
  const found = metadataOf(text);
  const number = found?.number ?? null;
  const date = found ? found.date : (bracketDate(text) ?? deliveryDate(text));
  facts.number ??= number;
  // 2022-05-19 14:17 below the title is when a page was published.
  if (date !== null && /\d:\d{2}/u.test(text)) facts.publishedOn ??= date;
  else facts.issuedOn ??= date;
  return number !== null || date !== null;
}

function factsOf(lines: readonly TextLine[]): Facts {
  const facts: Facts = {
    taken: new Set(),
    number: null,
    issuedOn: null,
    publishedOn: null,
    labelledTitle: null,
  };
  for (const [at, { text }] of lines.entries()) {
    const labels = labelled(text);
    if (labels) takeLabels(labels, facts);
    const said = labels !== null || takeMetadata(text, facts);
    const furniture = masthead.test(text) || byline.test(text) || button.test(text);
    if (said || (text.length <= 60 && furniture)) facts.taken.add(at);
  }
  return facts;
}

/** Reads title, number and date from the lines before the first mark; the rest is the preamble. */
export function readFront(broken: readonly TextLine[], layout: Layout): FrontMatter {
  const lines = joinBroken(broken.slice(0, longestHead), layout);
  const beyond = broken.slice(longestHead);
  const facts = factsOf(lines);
  const found = titleOf(lines, facts.taken);
  const numbered = found && numberBefore(found.title);
  const rest = lines.filter(({ text }, at) => {
    const inTitle = found !== null && at >= found.from && at <= found.to;
    return !inTitle && !(facts.taken.has(at) && isMetadata(text));
  });
  return {
    title: numbered?.rest ?? found?.title ?? facts.labelledTitle,
    number: facts.number ?? numbered?.number ?? null,
    issuedOn: facts.issuedOn,
    publishedOn: facts.publishedOn,
    preamble: [...rest, ...beyond].map(({ text }) => text).join('\n'),
  };
}
