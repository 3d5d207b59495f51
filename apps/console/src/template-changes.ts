import type { ClockRules, TaskTemplate, Template } from './template-model';
import { ruleText, ruleWords, taskText, taskWords } from './template-words';

/** One thing in which two versions differ. */
export interface TemplateChange {
  /** Where: the clause, its rules, or a task by its title. */
  readonly where: string;
  readonly what: string;
  /** Null: was not there. */
  readonly from: string | null;
  /** Null: is not there any more. */
  readonly to: string | null;
}

interface Compared {
  readonly defaults: ClockRules;
  /** Names unit types. */
  readonly nameOf: (type: string) => string;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Everything in which a template differs from a former one, in the order of the page; rules by what holds, set or default. */
export function templateChanges(from: Template, to: Template, compared: Compared): TemplateChange[] {
  return [
    ...headChanges(from, to),
    ...ruleChanges(from, to, compared.defaults),
    ...taskChanges(from.tasks, to.tasks, compared.nameOf),
  ];
}

function headChanges(from: Template, to: Template): TemplateChange[] {
  const changes: TemplateChange[] = [];
  if (from.heading !== to.heading) {
    changes.push({ where: '条款', what: '标题', from: from.heading, to: to.heading });
  }
  for (let i = 0; i < Math.max(from.sentences.length, to.sentences.length); i += 1) {
    const [before = null, after = null] = [from.sentences[i], to.sentences[i]];
    if (before !== after) changes.push({ where: '条款', what: `第${i + 1}句`, from: before, to: after });
  }
  return changes;
}

function ruleChanges(from: Template, to: Template, defaults: ClockRules): TemplateChange[] {
  return (Object.keys(ruleWords) as (keyof ClockRules)[]).flatMap((name) => {
    const [before, after] = [from.rules[name] ?? defaults[name], to.rules[name] ?? defaults[name]];
    if (same(before, after)) return [];
    return [
      {
        where: '时限规则',
        what: ruleWords[name],
        from: ruleText(name, before),
        to: ruleText(name, after),
      },
    ];
  });
}

function taskChanges(
  from: readonly TaskTemplate[],
  to: readonly TaskTemplate[],
  nameOf: (type: string) => string,
): TemplateChange[] {
  const former = new Map(from.map((task) => [task.key, task]));
  const kept = new Set(to.map(({ key }) => key));
  const gone = from.filter(({ key }) => !kept.has(key));
  return [
    ...to.flatMap((task): TemplateChange[] => {
      const before = former.get(task.key);
      if (before === undefined) return [{ where: task.title, what: '任务', from: null, to: '新增' }];
      return (Object.keys(taskWords) as (keyof TaskTemplate)[])
        .filter((name) => !same(before[name], task[name]))
        .map((name) => ({
          where: before.title,
          what: taskWords[name],
          from: taskText(before, name, nameOf),
          to: taskText(task, name, nameOf),
        }));
    }),
    ...gone.map(({ title }) => ({ where: title, what: '任务', from: '有', to: null })),
  ];
}
