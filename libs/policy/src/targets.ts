import type { BoundFigure } from './indicators';
import { durations, ranks } from './units';

/** Already there, or told of the past: no target. */
const achieved =
  /(?:已(?:经|达|建|有|完成|实现|累计)?|目前|现有|共有|截至|去年|上年(?!度?相比|比)|比上年增长了)[^,，。；]{0,12}$/u;
/** Money that is given out, unless a word of limit makes it a bound. */
const grants = /(?:给予|补助|补贴|奖励|奖补|资助|罚款|处以|一次性|每[\u4e00-\u9fff]{1,3})[^,，。；]{0,10}$/u;
const creating =
  /(?:新建|建设|建成|打造|创建|培育|新增|改造|培训|培养|选派|引进|实施|完成|支持|扶持|认定|推出|举办|开展|配备|配齐|选树|扩建|改扩建|修建|开工|组建|建立|设立|遴选|评选|争创|形成|建好|申报|力争|推动|落实|开工建设|新创建)[^,，。；:：]{0,16}$/u;
/** Counters of what one says rather than of what one does. */
const headings =
  /^(?:方面|重点方面|环节|维度|原则|导向|关键|要求|坚持|确保|行动|体系|机制|统筹|文明|清单|结合|同步|自信|意识|维护|百分|转变|层面|领域|阶段|步骤|一律|必须|不得|严禁)/u;
const shortened = /(?:压缩|缩短|压减|控制|缩减|时限|时长|平均|用时|限时|提速|办理时间|审批时间)/u;
const strict = /^(?:不少于|不低于|不得少于|不得低于|至少|不超过|不得超过|达到|超过)/u;

/** Whether a figure with its surroundings is something to be reached. */
export function isTarget(text: string, figure: BoundFigure): boolean {
  const lead = text.slice(figure.segmentStart, figure.start);
  const rest = text.slice(figure.end, figure.end + 12);
  if (isPartOfAName(lead, rest, figure)) return false;
  if (isTime(text, lead, rest, figure)) return false;
  if (achieved.test(lead)) return false;
  if (figure.unit === null || ranks.has(figure.unit)) return isBareValue(text, lead, rest, figure);
  if (figure.form === 'share') return true;
  if (figure.binding.word) return !(figure.bare && figure.unit === '个');
  if (figure.unit.endsWith('元') && grants.test(lead)) return false;
  if (lead.endsWith('每') || /(?:^|[^目超])前$/u.test(lead) || /按照?$/u.test(lead)) return false;
  return figure.form === 'arabic' ? !headings.test(rest) : isChineseTarget(lead, rest, figure);
}

/** 第3批, 110千伏, 5A级, G30, 1+N, 2.0版, 三级医院, (二期): the number belongs to a name. */
function isPartOfAName(lead: string, rest: string, figure: BoundFigure): boolean {
  if (/[第A-Za-z〔[+#№]$/u.test(lead) || /^[A-Za-z+]/u.test(rest)) return true;
  if (/^(?:号|级|版|届|轮|[×x+:]\d)/u.test(rest) && figure.unit === null) return true;
  if (figure.unit === '分' && /^(?:别|类|级|层|钟|布|工|管)/u.test(rest)) return true;
  return figure.unit?.startsWith('千伏') === true && !figure.unit.includes('安');
}

/** Years, dates, terms and ages. */
function isTime(text: string, lead: string, rest: string, figure: BoundFigure): boolean {
  if (figure.unit === null) return /^(?:月|时|点钟|:\d)/u.test(rest);
  if (!durations.has(figure.unit)) return false;
  if (/^(?:年|日)$/u.test(figure.unit) && Number(figure.value) >= 1900 && figure.form === 'arabic') {
    return true;
  }
  const segment = text.slice(figure.segmentStart, figure.segmentEnd);
  if (!figure.binding.word) return true;
  if (strict.test(figure.binding.lead)) return /(?:满|连续)[^,，。]{0,4}$/u.test(lead);
  return !(shortened.test(segment) && /^(?:以内|之内|内|左右)/u.test(rest));
}

/** A figure without a unit is a target only if a word of limit binds it and its stretch ends there: 控制在0.3以内. */
function isBareValue(text: string, lead: string, rest: string, figure: BoundFigure): boolean {
  if (figure.unit !== null) return false;
  if (figure.form === 'share') return true;
  if (!figure.binding.word || figure.form !== 'arabic') return false;
  return (
    /^[,，。；、)]/u.test(rest.slice(figure.binding.tail)) ||
    figure.end + figure.binding.tail >= text.length ||
    /指数|系数|指标|比$/u.test(lead)
  );
}

/** Small Chinese numbers mostly stand in names and turns of speech: 三位一体, 两张网, 一批. */
function isChineseTarget(lead: string, rest: string, figure: BoundFigure): boolean {
  const unit = figure.unit ?? '';
  if (headings.test(rest) || /^[大类种]/u.test(rest)) return false;
  if (figure.unit === '番') return lead.endsWith('翻');
  if (unit.endsWith('元')) return true;
  if (figure.bare) return false;
  const large = /^[万亿]/u.test(unit) || (typeof figure.value === 'number' && figure.value >= 10);
  if (large) return true;
  return figure.value !== 1 && creating.test(lead);
}
