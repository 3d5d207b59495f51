import { isAttribute, isReckoning } from './attributes';
import type { BoundFigure } from './indicators';
import { durations, ranks } from './units';

/** Already there, or told of the past: no target. */
const achieved =
  /(?:已(?:经|达|建|有|完成|实现|累计)?|目前|现有|共有|截至|(?:排查|摸排|梳理|清查|核查)出|共(?:排查|摸排)|(?<![比较同以])(?:去年|上年)(?!度?相?比))[^,，。；]{0,12}$/u;
/** Money that is given out, unless a word of limit makes it a bound. */
const grants =
  /(?:给予|奖励|奖补|罚款|处以|扣减|扣除|一次性|(?:补助|补贴|资助)(?!资金|经费)|每[\u4e00-\u9fff]{1,3}(?:补助|补贴|奖励)?)[^,，。；]{0,6}$|(?:给予|奖励|奖补|补助|资助)[^,，。；]{0,6}\d[\d.]*[万亿]?元[、和至-][^,，。；]{0,20}$/u;
/** 处2万元以上10万元以下的罚款: what breaking a rule costs. */
const penalty = /^[^,，。；]{0,14}(?:罚款|罚金|滞纳金|违约金|赔偿)/u;
/** Said of each of something, these are to be reached: 每亩降低成本80元. */
const gains = /(?:降低|节约|节省|节本|增收|增效|(?:提高|提升|增加|调整|上调)(?:到|至))[^,，。；]{0,8}$/u;
/** Verbs that make even a small Chinese number something to be made: 打造三个园区. */
const creating =
  /(?:新建|建设|建成|打造|创建|培育|新增|改造|培训|培养|选派|引进|实施|完成|支持|扶持|认定|推出|举办|开展|配备|配齐|选树|扩建|修建|开工|组建|建立|设立|遴选|评选|争创|形成|建好|申报|力争|落实)[^,，。；:：]{0,16}$/u;
/** Counters of what one says rather than of what one does. */
const spoken =
  /^(?:方面|重点方面|环节|维度|原则|导向|关键|要求|坚持|确保|行动|体系|机制|统筹|文明|清单|结合|同步|自信|意识|维护|百分|转变|层面|领域|阶段|步骤|一律|必须|不得|严禁)/u;
/** What is counted is named as a given: 全镇18个村, 反馈的17个问题, 围绕8个方面. */
const given =
  /(?:全[镇县市区州省村乡国校][内域]?|辖区内?|所属|下辖|上述|其余|剩余|这|该|的|首批|前|后|倒数|末尾|靠后)$|^(?:围绕|聚焦|坚持|针对|对照|把握|突出|按照)[^,，。；]{0,14}$/u;
/** 完成剩余58个村: what is left is to be done. */
const resumed = /(?:完成|整改|改造|治理|解决|建成|实施|消除|化解|清退)(?:剩余|其余)的?$/u;
/** 对年产值500万元以上的企业给予…: whom a rule is about, before it says what. */
const addressed = /^(?:对(?!标|照|口|接)|针对|凡)(?!.*(?:给予|按照?|实行|补助|奖励|发放))/u;
const shortened = /(?:压缩|缩短|压减|控制|缩减|时限|时长|平均|用时|限时|提速|办理时间|审批时间)/u;
const strict = /^(?:不少于|不低于|不得少于|不得低于|至少|不超过|不得超过|达到|超过)/u;

/** How far back words can bear on a figure. */
const longestLead = 80;

/** Whether a figure with its surroundings is something to be reached. */
export function isTarget(text: string, figure: BoundFigure): boolean {
  const lead = text.slice(Math.max(figure.segmentStart, figure.start - longestLead), figure.start);
  const rest = text.slice(figure.end, figure.end + 12);
  if (isPartOfAName(lead, rest, figure) || isTime(text, lead, rest, figure)) return false;
  if (isSaidOfOthers(lead, rest, figure) || isSize(text, lead, rest, figure)) return false;
  if (isReckoning(lead, rest, figure) || isAttribute(text, lead, figure)) return false;
  if (figure.unit?.endsWith('元') === true && penalty.test(text.slice(figure.end, figure.end + 24))) {
    return false;
  }
  if (figure.unit === null || ranks.has(figure.unit)) return isBareValue(text, lead, rest, figure);
  if (figure.form === 'share') return true;
  // 亿元以上项目, 千人以上工程: a size, not a number.
  if (figure.binding.word) return !(figure.bare && figure.binding.tail > 0);
  return figure.unit === '倍' || isBareTarget(text, lead, rest, figure);
}

/** A figure with a unit, without a word of limit. */
function isBareTarget(text: string, lead: string, rest: string, figure: BoundFigure): boolean {
  if (figure.unit?.endsWith('元') === true && grants.test(lead) && !gains.test(lead)) return false;
  if (/(?:每|按照?)$/u.test(lead) || isGiven(text, lead, figure)) return false;
  // 50个区域站的设备由省级配备: those that are there, of which something is said.
  if (
    lead === '' &&
    /^[\u4e00-\u9fff]{1,8}的[^,，。；]{1,12}由/u.test(text.slice(figure.end, figure.end + 32))
  ) {
    return false;
  }
  return figure.form === 'arabic' ? !spoken.test(rest) : isChineseTarget(lead, rest, figure);
}

/** What has been reached, what a rule is about, where a change comes from. */
function isSaidOfOthers(lead: string, rest: string, figure: BoundFigure): boolean {
  if ((achieved.test(lead) && !strict.test(figure.binding.lead)) || isAddressed(lead, rest, figure)) {
    return true;
  }
  return isStart(lead, rest) || isCondition(lead, rest, figure);
}

/** Names of things, with what else stands in the same list: 围绕8个方面、26项任务. */
function isGiven(text: string, lead: string, figure: BoundFigure): boolean {
  // 覆盖全区14个地州市、107个县市区: the second is as given as the first.
  const noun = /^(?![至到和或])[\u4e00-\u9fff]/u.test(text.slice(figure.end, figure.end + 1));
  if (given.test(lead) && (noun || !lead.endsWith('的')) && !resumed.test(lead)) return true;
  if (/(?:全[镇县市区州省村乡国疆]|辖)\d[^,，。；]{0,14}、$/u.test(lead)) return true;
  return (
    /^(?:围绕|聚焦|坚持|针对|对照)/u.test(text.slice(figure.segmentStart, figure.segmentStart + 4)) &&
    lead.length <= 16
  );
}

/** 第3批, 110千伏, 5A级, G30, 1+N, 2.0版, 三级医院, (二期): the number belongs to a name. */
function isPartOfAName(lead: string, rest: string, figure: BoundFigure): boolean {
  if (/[第A-Za-z〔[+#№]$/u.test(lead) || /^[A-Za-z+]/u.test(rest)) return true;
  // 株行距3米×4米: a measure of a thing.
  if (/[\d米毫厘分][×xX*]$/u.test(lead) || /^[×xX*]\s?\d/u.test(rest)) return true;
  if (/^(?:号|级|版|届|轮|[×x+∶:]\d)/u.test(rest) && figure.unit === null) {
    return !(toOne.test(rest) && (figure.binding.word || coefficient.test(lead)));
  }
  if (figure.unit === '分' && /^(?:别|类|级|层|钟|布|工|管)/u.test(rest)) return true;
  // 5万吨级泊位, 百万千瓦级基地: the class of a thing.
  if (/^级(?!以|别)/u.test(rest) && /(?:吨|千瓦|兆瓦|吉瓦|米|元)$/u.test(figure.unit ?? '')) return true;
  return figure.unit?.startsWith('千伏') === true && !figure.unit.includes('安');
}

/** 由35%提高到50%: where it comes from is no target. */
function isStart(lead: string, rest: string): boolean {
  return (
    /(?:由|从)(?:目前的?|现在的?|现有的?|\d{4}年底?的?|每[\u4e00-\u9fff]{1,3}|上年的?|去年的?)?$/u.test(
      lead,
    ) && /^[^,，。；]{0,4}(?:提高|增加|扩大|上升|提升|下降|降|减少|压缩|缩短|增|调整|到|至)/u.test(rest)
  );
}

/** Whom a rule is about: 对种植面积50亩以上的大户…. */
function isAddressed(lead: string, rest: string, figure: BoundFigure): boolean {
  return addressed.test(lead) && figure.binding.word && rest.slice(figure.binding.tail).startsWith('的');
}

/** 低于85%的不予补助: when a rule applies, not what is to be reached. */
function isCondition(lead: string, rest: string, { binding }: BoundFigure): boolean {
  const after = rest.slice(binding.tail);
  // 连续2次排名末位的: how often it happened to whom something is done.
  if (!binding.word && /(?:连续|累计|出现|发生)$/u.test(lead) && /^[^,，。；、]{1,12}的/u.test(after)) {
    return true;
  }
  if (!binding.word || !after.startsWith('的')) return false;
  if (/^的,?(?:不予|不得|取消|扣减|扣除|责令|暂停|追究|约谈|予以|通报)/u.test(after)) return true;
  return /^(?:低于|少于|不足|不到|不满)/u.test(binding.lead);
}

/** The figure that a kind of thing is told by (800人以上安置区, 十亿元企业3家), where its number or its share follows. */
function isSize(text: string, lead: string, rest: string, figure: BoundFigure): boolean {
  if (figure.form === 'share' || figure.unit === null) return false;
  const { tail } = figure.binding;
  const counted = text.slice(figure.end + tail, Math.min(figure.segmentEnd, figure.end + longestLead));
  if (figure.unit.endsWith('元') && /^[\u4e00-\u9fff]{1,4}(?:达到|超过|突破)?\d/u.test(counted)) {
    return figure.form === 'chinese' && tail === 0;
  }
  if (tail === 0 || figure.binding.lead !== '' || !/^[\u4e00-\u9fff]/u.test(rest.slice(tail))) return false;
  if (rest.slice(tail).startsWith('的') || !/(?:^|的|[县市区州省疆镇])$/u.test(lead)) return false;
  return /\d|全[部面]|覆盖|清零/u.test(counted);
}

/** Years, dates, terms and ages; a time that must be kept to (压缩至3个工作日以内, 不少于7天) is a target. */
function isTime(text: string, lead: string, rest: string, figure: BoundFigure): boolean {
  if (figure.unit === null) return /^(?:月|时|点钟|:\d)/u.test(rest);
  if (!durations.has(figure.unit)) return false;
  if (/^[年日]$/u.test(figure.unit) && Number(figure.value) >= 1900 && figure.form === 'arabic') return true;
  if (!figure.binding.word) {
    return !/(?:压缩|缩短|压减|缩减|减少|提速|控制)[^,，。；]{0,12}(?:至|到|为|在)$|(?:平均|再|各|分别)?(?:压缩|缩短|压减|缩减)$/u.test(
      lead,
    );
  }
  if (strict.test(figure.binding.lead)) return /(?:满|连续)[^,，。]{0,4}$/u.test(lead);
  if (/(?:保持|稳定|维持)在$/u.test(lead)) return false;
  const segment = lead + text.slice(figure.start, Math.min(figure.segmentEnd, figure.end + longestLead));
  return !(shortened.test(segment) && /^(?:以内|之内|内|左右)/u.test(rest));
}

/** 农田灌溉水有效利用系数提高到0.58: quantities that have no unit. */
const coefficient =
  /(?:指数|系数|指标|容积率|强度|密度|值|倍差|差距|之?比)(?:提高|提升|增加|上升|保持|稳定|控制|下降|降低|降|缩小)(?:到|至|在|为)$/u;

/** 之比达到2.8∶1: so many to one. */
const toOne = /^[∶:]\s?1(?![\d.:∶])/u;

/** A figure without a unit is a target only if a word of limit binds it and its stretch ends there: 控制在0.3以内. */
function isBareValue(text: string, lead: string, rest: string, figure: BoundFigure): boolean {
  if (figure.unit !== null) return figure.unit === '岁' && /寿命|年龄/u.test(lead);
  if (figure.form === 'share') return true;
  if (figure.form !== 'arabic' && typeof figure.value === 'number' && Number.isInteger(figure.value)) {
    return false;
  }
  if (!figure.binding.word && !coefficient.test(lead)) return false;
  const ends = /^(?:[∶:]\s?1)?[,，。；、)]/u.test(rest.slice(figure.binding.tail));
  return ends || figure.end + figure.binding.tail >= text.length || /(?:指数|系数|指标|比)$/u.test(lead);
}

/** Small Chinese numbers mostly stand in names and turns of speech: 三位一体, 两张网, 一批. */
function isChineseTarget(lead: string, rest: string, figure: BoundFigure): boolean {
  const unit = figure.unit ?? '';
  if (spoken.test(rest) || /^[大类种]/u.test(rest)) return false;
  if (unit === '番') return lead.endsWith('翻');
  if (figure.bare && figure.value === 1) {
    return unit.endsWith('元') && /^(?:村|镇|乡|县|户|园区|产业|企业|强)/u.test(rest);
  }
  if (unit.endsWith('元')) return true;
  if (figure.bare) return false;
  const large = /^[万亿]/u.test(unit) || (typeof figure.value === 'number' && figure.value >= 10);
  return large || (figure.value !== 1 && creating.test(lead));
}
