import type { BoundFigure } from './indicators';

/** Units that measure a thing; those that count things (个, 家, 座) say how many there are to be. */
const measures =
  /(?:元|亩|公顷|户|人|吨|标准煤|标煤|公斤|千瓦|兆瓦|平方米|立方米|公里|米|头|只|年|个月|小时|天)$/u;
/** After these the figure is what is made, and the noun behind it its object: 新建5000亩以上的基地, 每村3人以上的队伍. */
const made =
  /(?:新建|建设|建成|打造|新增|改造|培训|配备|完成|实施|投入|落实|安排|筹集|争取|达到|确保|力争|稳定在|保持在|控制在|整治|治理|种植|栽植|造林|修复|整合|发展|推广|供应|储备|每[\u4e00-\u9fff]{1,3}|人均|亩均|户均|有)$/u;
/** The quantity itself: 5000人以上的就业规模. */
const quantity =
  /^的?[\u4e00-\u9fff]{0,6}(?:规模|水平|产量|产值|目标|标准|面积|收入|资金|投资|能力|贷款|幅度|增长|额|量)/u;
/** Whatever has so much money: 1亿元以上企业. */
const holder =
  /^的?[\u4e00-\u9fff]{0,6}(?:企业|项目|主体|村|镇|乡|县|园区|产业|工程|合作社|基地|品牌|龙头|商户|集群|机构)/u;
/** Verbs that bring a kind of thing about. */
const raising = /(?:培育|打造|形成|建设|建成|引进|新增|创建|发展|做大|做强|扶持|壮大|支持)[^,，。；]{0,16}$/u;
const share = /%|‰|分之|[一二三四五六七八九]成/u;
const count =
  /(?<![\d.])\d[\d.]*(?![\d.]|[万亿]{0,2}元)|[一二两三四五六七八九十百千]{1,4}[个家名座条]|全部|覆盖/u;

/**
 * The measure a kind of thing is told by: 日处理能力20吨及以上的设施, 年销售额1000万元以上电商主体12家, 超500亿元的县达到12个.
 * Where its share is to grow (集体收入20万元以上的村占比达到80%), to reach the measure is the target.
 */
export function isAttribute(text: string, lead: string, figure: BoundFigure): boolean {
  if (figure.form === 'share' || figure.unit === null || !measures.test(figure.unit)) return false;
  const from = figure.end + figure.binding.tail;
  const after = text.slice(from, Math.min(figure.segmentEnd, from + 48));
  const money = figure.unit.endsWith('元');
  // 10亿元以上8个: how many there are of them follows at once.
  if (figure.binding.tail > 0 && /^\d{1,5}\s?[个家户座所]/u.test(after)) return true;
  if (!/^[的\u4e00-\u9fff]/u.test(after) || (money && share.test(after))) return false;
  const counted = count.test(after);
  // 打造产值超千亿元的集群: with no number of them, the measure is what is to be reached.
  if (!counted && raising.test(lead)) return false;
  const held = money && holder.test(after);
  return figure.binding.tail === 0
    ? isExcess(figure, after, counted, held)
    : isBound(figure, lead, after, counted, held);
}

/** 超500亿元的县达到12个, 超过5年的可申请. */
function isExcess({ binding }: BoundFigure, after: string, counted: boolean, held: boolean): boolean {
  if (!/(?:超过?|突破|高于|大于|多于)$/u.test(binding.lead)) return false;
  if (!counted) return /^的(?:可|应|须|给予|视为|不)/u.test(after);
  return (after.startsWith('的') || held) && !quantity.test(after);
}

/** 50户以下的分散村庄, 1000万元以上企业3家. */
function isBound(
  { binding }: BoundFigure,
  lead: string,
  after: string,
  counted: boolean,
  held: boolean,
): boolean {
  if (binding.comparator === '~' || binding.lead !== '') return false;
  if (!held && (made.test(lead) || quantity.test(after))) return false;
  return counted || after.startsWith('的');
}

const points =
  /(?:扣|加|减|得|计|记|折|满分|分值|权重|总分)(?:为|占)?$|每(?:降?低|高|提高|增加|减少|下降|超过?|少|多|缺|差|上升|增长)$/u;

/** How something is counted or paid: （30分）, 每低1个百分点扣0.5分, 按20%给予补贴. */
export function isReckoning(lead: string, rest: string, { unit, binding }: BoundFigure): boolean {
  if (unit === '分' && /[（(]\s*$/u.test(lead) && /^\s*[)）]/u.test(rest)) return true;
  // 年产100万吨钾肥项目: the size of the project.
  if (
    /[年日月](?:产|处理|加工|吞吐)(?:能力)?$/u.test(lead) &&
    /^[\u4e00-\u9fff]{1,10}(?:项目|工程|生产线|基地|厂|园|中心)/u.test(rest)
  ) {
    return true;
  }
  if (points.test(lead) && (unit === '分' || /每[\u4e00-\u9fff]{1,2}$/u.test(lead))) return true;
  // 2.8万头的95%: a share of it.
  if (/^的\s?(?:\d[\d.]*\s?(?:%|倍)|[一二三四五六七八九十百]{1,2}分之)/u.test(rest)) return true;
  return (
    !binding.word &&
    /按照?[^,，。；]{0,10}$/u.test(lead) &&
    /^(?:的(?:比例|标准))?(?:给予|补助|补贴|奖励|奖补|累加|计算|计入|折算|计分|分担|承担|缴纳|征收)/u.test(
      rest,
    )
  );
}
