import type { Doubt, Plan } from '@duban/planning';

const doubtTexts: Readonly<Record<Doubt, string>> = {
  'lead-guessed': '牵头单位按职责推定',
  'lead-unknown': '写明的牵头者不是名录中的单位',
  'lead-level': '只写了层级，由农办承办',
  'due-assumed': '没有写时限，取年底',
  'due-later-year': '时限在计划年度之后，取年底',
  'due-other-year': '时限为往年，取计划年度同日',
  'kind-guessed': '类型为推定',
  'levels-assumed': '没有写层级，取本级和下一级',
  'title-shortened': '标题有删节',
  'scope-guessed': '适用范围按用语推定',
};

const confidences = { high: '文件写明', medium: '推定', low: '待指定' } as const;

/** The tasks made from the document's own words: whom they would fall to, what they rest on, what is unsure. */
export function* proposalLines(plan: Plan): Generator<string> {
  const proposals = plan.proposals();
  if (proposals.length === 0) return;
  const { organisation, territories } = plan.request;
  const [root = '65'] = territories ?? [];
  yield '';
  yield '由文件原文拟出的任务，交办前请核对（改牵头单位：交办时按任务名给出 leads）：';
  for (const { key, title, lead, leadConfidence, dueOn, unsure, basis } of proposals) {
    const unit = organisation.unit(`${root}-${lead}`)?.name ?? organisation.unitType(lead)?.short ?? lead;
    yield `  ${key} ${title}  牵头 ${unit}（${lead}，${confidences[leadConfidence]}）  ${dueOn}`;
    yield `     依据：${basis.map(({ text }) => text).join('')}`;
    if (unsure.length > 0) yield `     存疑：${unsure.map((doubt) => doubtTexts[doubt]).join('；')}`;
  }
}
