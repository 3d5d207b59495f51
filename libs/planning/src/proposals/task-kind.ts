import type { Rhythm } from '@duban/calendar';
import type { TaskKind } from '../types';

/** Words by which a kind is known, in the order in which they count. */
const words: readonly (readonly [TaskKind, RegExp])[] = [
  [
    'document',
    /(?:制定|制订|出台|印发|编制|起草|修订|拟定)[^，。；]{0,12}(?:《|方案|办法|意见|规划|细则|规定|计划|清单|标准|制度)|(?:制定出台|研究出台|编制完成|修编)/u,
  ],
  ['pilot', /试点|先行先试|示范创建/u],
  ['mechanism', /(?:建立|健全|完善|构建|形成)[^，。；]{0,20}(?:机制|制度|体系|台账|责任制)|长效机制/u],
  ['indicator', /(?!)/u],
  ['campaign', /专项行动|攻坚行动|清洁行动|整治|攻坚战|排查|行动/u],
  ['project', /工程|项目|新建|改建|改造|扩建|续建|开工|建设/u],
  ['assessment', /考核|评估|评议|考评|验收/u],
  ['event', /举办|承办|召开|开展[^，。；]{0,10}(?:节|月|周|日|赛|会)活动|丰收节|文化节|博览会/u],
];

/** Reports asked in a year follow the kind, the fewest that still show what happens. */
const rhythms: Readonly<Record<TaskKind, Rhythm>> = {
  indicator: 'quarter',
  project: 'quarter',
  campaign: 'quarter',
  pilot: 'half-year',
  document: 'half-year',
  mechanism: 'half-year',
  routine: 'half-year',
  event: 'half-year',
  assessment: 'year',
};

export interface FoundKind {
  readonly kind: TaskKind;
  /** True where no word, or words of more than one kind, speak. */
  readonly guessed: boolean;
}

/** The kind of a task by its words; a sentence with a figure is an indicator unless it writes, tries or sets up something. */
export function taskKind(text: string, hasFigure: boolean): FoundKind {
  const found = words
    .filter(([kind, pattern]) => (kind === 'indicator' ? hasFigure : pattern.test(text)))
    .map(([kind]) => kind);
  const [kind = 'routine'] = found;
  const sure = kind === 'document' || kind === 'indicator';
  return { kind, guessed: found.length === 0 || (found.length > 1 && !sure) };
}

/** How often a report is asked: as the sentence says, else as its kind does. */
export function taskRhythm(text: string, kind: TaskKind): Rhythm {
  if (/每(?:个)?月|按月|逐月|月(?:调度|通报|报告|报送)|每(?:周|旬|日|天)/u.test(text)) return 'month';
  if (/每(?:个)?季|按季|季度(?:调度|通报|报告|报送|至少)|逐季/u.test(text)) return 'quarter';
  if (/每?半年(?:调度|通报|报告|报送|至少|开展|一次|召开)|每半年/u.test(text)) return 'half-year';
  return rhythms[kind];
}
