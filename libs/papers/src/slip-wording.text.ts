import { longDate } from './official-layout';
import type { SlipFacts, SlipKind } from './slip-facts';

/**
 * What people may word otherwise before a slip is approved. What the record says (days, lateness, basis, units) is not
 * among it. Of a kind that does not print a part, the part is empty.
 */
export interface SlipWording {
  /** 事项名称 */
  readonly title: string;
  /** 存在问题 of a 通报, 基本情况 of a 约谈. */
  readonly findings: string;
  /** 要求与指标, a line or paragraph each. */
  readonly demands: readonly string[];
  /** 联系人、电话 */
  readonly contact: string;
  /** 约谈时间, 约谈地点 */
  readonly meetingTime: string;
  readonly meetingPlace: string;
  /** 抄送 */
  readonly copies: readonly string[];
}

/** The parts that each kind of slip prints. */
export const wordedParts: Readonly<Record<SlipKind, readonly (keyof SlipWording)[]>> = {
  notice: ['title', 'demands', 'contact', 'copies'],
  circular: ['title', 'findings', 'demands', 'copies'],
  interview: ['title', 'findings', 'demands', 'meetingTime', 'meetingPlace', 'copies'],
};

/** How the engine words a slip. */
export function proposedWording(facts: SlipFacts): SlipWording {
  return {
    ...{ title: facts.title, copies: facts.copies },
    ...{ findings: '', demands: [], contact: '', meetingTime: '', meetingPlace: '' },
    ...wordings[facts.kind](facts),
  };
}

const wordings: Readonly<Record<SlipKind, (facts: SlipFacts) => Partial<SlipWording>>> = {
  notice: ({ indicators }) => ({
    demands: indicators.length === 0 ? ['按立项依据所列要求全面落实'] : indicators,
  }),
  circular: (facts) => ({
    findings: standing(facts),
    demands: [
      `${facts.lead}要认真分析原因，明确责任人和完成时间，自本通报印发之日起10个工作日内报送整改落实情况。`,
      '各有关单位要引以为戒，对照任务清单逐项落实。',
    ],
  }),
  interview: (facts) => ({
    findings: `${fileName(facts.document)}交由你单位牵头落实的“${facts.title}”，办结时限为${longDate(facts.dueOn)}。${standing(facts)}`,
    demands: ['经研究，决定就此事项对你单位主要负责人进行约谈，请围绕进展情况、逾期原因和整改措施作好准备。'],
  }),
};

function standing({ lead, lateWorkingDays, progress }: SlipFacts): string {
  const done = progress === null ? '尚未反馈完成进度' : `反馈的完成进度为${progress}%`;
  return `截至目前，${lead}${done}，已逾期${lateWorkingDays}个工作日（中止、待审核及节假日不计），仍未办结。`;
}

/** `《关于……的实施意见》（新党发〔2023〕1号）`. */
export const fileName = ({ title: name, number }: SlipFacts['document']): string =>
  `《${name}》${number === null ? '' : `（${number}）`}`;
