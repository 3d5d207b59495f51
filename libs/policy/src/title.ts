import { fold, rejoin } from './folding';
import { bracketDate, dateLine } from './head-lines';
import { isEnded, type TextLine } from './layout';

const kinds =
  '意见|通知|方案|办法|规定|决定|要点|计划|措施|细则|规划|纲要|条例|通报|报告|批复|公告|通告|决议|指南|规则|制度|清单|分工|任务|函|请示|公报|标准|规程|规范|准则|预案|安排|举措|行动|章程|倡议书?|纪要|政策|分工表|任务表|分解表|一览表|台账|任务书|责任书|目标书|责任状|讲话|总结|倡议|提纲|议程|汇编|手册|细则表|计划表|推进表|进度表|时间表|路线图|清单表|指引|导则|规约|公约|守则|宣言|声明|通稿|批示|意见书|协议|备忘录';
const titleEnd = new RegExp(`(?:${kinds})(?:[（(【〔].{1,24}[)）】〕])?$`, 'u');

/** A title and the lines it takes up. */
export interface Titled {
  readonly title: string;
  readonly from: number;
  readonly to: number;
}

/** Whether a text ends as titles of documents do. */
export function endsAsTitle(text: string): boolean {
  return titleEnd.test(text);
}

/** Whether a line may be (part of) a title. */
function mayBeTitle(text: string): boolean {
  const outside = text.replaceAll(/《[^》]*》/gu, '');
  return text.length <= 90 && !/[。；;！!？?，,]/u.test(outside) && !isEnded(text.replace(/[)）》】]$/u, ''));
}

const longestTitle = 140;
/** Menus and columns of a page are called so, no document is. */
const menu =
  /^(?:通知公告|政策文件|公示公告|通知通告|政府公报|其他文件|政策措施|发展规划|通知|公告|规划计划)$/u;

/** Lines that end, joined, as titles of documents do; up to six of them. */
function findTitle(lines: readonly TextLine[], taken: ReadonlySet<number>, start = 0): Titled | null {
  for (let from = start; from < Math.min(lines.length, 40); from++) {
    let text = '';
    for (let to = from; to < Math.min(from + 6, lines.length) && !taken.has(to); to++) {
      const line = lines[to]?.text ?? '';
      if (!mayBeTitle(line)) break;
      text = text === '' ? line : rejoin(text, line);
      const complete =
        endsAsTitle(text) && !isUnfinished(text) && text.length >= 5 && !continuesTitle(lines[to + 1]?.text);
      if (complete && text.length <= longestTitle && !menu.test(text)) {
        return { title: tidyTitle(text), from, to };
      }
    }
  }
  return null;
}

/** A bracket of the title is open, or it passes on something and has not said that it is a notice. */
function isUnfinished(text: string): boolean {
  if (/《[^》]*$/u.test(text)) return true;
  return (
    /关于(?:印发|转发|公布|下发|发布|批转)/u.test(text) &&
    !/(?:通知|公告|通告|函|批复|决定|意见|的令)(?:[（(【〔].{1,24}[)）】〕])?$/u.test(text)
  );
}

/** The next line goes on with the title: 关于印发《…方案》 / 的通知, / （试行）. */
export function continuesTitle(next: string | undefined): boolean {
  if (next === undefined || dateLine(next) !== null || bracketDate(next) !== null) return false;
  return /^(?:的|》)|^(?:分解|分工|任务|责任|推进|落实)?(?:表|方案|清单|台账|要求)$|^\((?:试行|暂行|征求意见稿|草案|修订|\d{4}年?(?:[-至]\d{4}年?)?(?:版|度|修订)?\))/u.test(
    fold(next),
  );
}

function tidyTitle(text: string): string {
  return text
    .replaceAll(/[\s\u3000]+/gu, ' ')
    .replaceAll(/(?<=[\u4e00-\u9fff》])\s(?=的?(?:通知|意见|方案)$)/gu, '')
    .replaceAll(/\s(?=[（(]\d{4}|[（(](?:试行|暂行|征求意见稿|草案|修订))/gu, '')
    .trim();
}

/** A short line at the very top, set off from what follows, without a word that names its kind. */
function plainTitle(lines: readonly TextLine[], taken: ReadonlySet<number>): Titled | null {
  const at = lines.findIndex((_, index) => !taken.has(index));
  const line = lines[at];
  if (!line || line.text.length > 60 || line.text.length < 4 || !isPlain(line.text)) return null;
  if (endsTitle(line, lines[at + 1])) return { title: tidyTitle(line.text), from: at, to: at };
  const second = lines[at + 1];
  const goesOn = second !== undefined && !taken.has(at + 1) && second.text.length <= 30;
  return goesOn && isPlain(second.text) && endsTitle(second, lines[at + 2])
    ? { title: tidyTitle(rejoin(line.text, second.text)), from: at, to: at + 1 }
    : null;
}

/** Something else begins after the line. */
function endsTitle(line: TextLine, next: TextLine | undefined): boolean {
  if (next === undefined || next.spaced || line.heading || next.indented) return true;
  return (dateLine(next.text) ?? bracketDate(next.text)) !== null;
}

/** A row of words without marks, as titles are. */
function isPlain(text: string): boolean {
  return mayBeTitle(text) && /^[\u4e00-\u9fff\dA-Za-z《》（）()“”"·:：\s-]+$/u.test(text);
}

/** The title among lines at the head of a document; those in `taken` are something else. */
export function titleOf(lines: readonly TextLine[], taken: ReadonlySet<number>): Titled | null {
  const found = findTitle(lines, taken);
  if (found === null) return plainTitle(lines, taken);
  // A masthead (某领导小组会议纪要) stands above the number, what the minutes are of below it.
  const isMasthead = found.title.endsWith('会议纪要') && taken.has(found.to + 1);
  const below = isMasthead ? findTitle(lines, taken, found.to + 2) : null;
  return below?.title.endsWith('纪要') === true ? below : found;
}
