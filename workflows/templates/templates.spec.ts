import type { ClauseTemplate, TaskTemplate } from '@duban/planning';
import { templates } from './index';

const lower = ['prefecture', 'county', 'township', 'village'];
const tasks = templates.flatMap((clause) => clause.tasks);

/** The keys of the tasks that break a law. */
function breaking(holds: (task: TaskTemplate) => boolean): string[] {
  return tasks.filter((task) => !holds(task)).map((task) => task.key);
}

function repeated(texts: readonly string[]): string[] {
  return texts.filter((text, i) => texts.indexOf(text) !== i);
}

/** `MM-DD` that is a day of every year. */
function isDay(due: string): boolean {
  const [month = 0, day = 0] = due.split('-').map(Number);
  return new Date(Date.UTC(2023, month - 1, day)).toISOString().slice(5, 10) === due;
}

describe('the clause templates', () => {
  it('are the 23 clauses of the document, in order', () => {
    expect(templates.map((clause) => clause.number)).toEqual(Array.from({ length: 23 }, (_, i) => i + 14));
    expect(templates.flatMap((clause) => clause.sentences)).toHaveLength(152);
    expect(tasks).toHaveLength(247);
  });

  it.each(templates.map((clause): [number, ClauseTemplate] => [clause.number, clause]))(
    'clause %i: every sentence has its task, and every task a sentence of the clause',
    (_, clause) => {
      const covered = new Set(clause.tasks.flatMap((task) => task.sentences));
      expect([...covered].sort((a, b) => a - b)).toEqual(clause.sentences.map((_text, i) => i + 1));
    },
  );

  it('have keys that are unique in the whole document, because a plan names a task by its key alone', () => {
    expect(repeated(tasks.map((task) => task.key))).toEqual([]);
    expect(breaking((task) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(task.key))).toEqual([]);
  });

  it('have titles that are unique in the whole document, and short enough for a list', () => {
    expect(repeated(tasks.map((task) => task.title))).toEqual([]);
    expect(breaking((task) => task.title.length >= 6 && task.title.length <= 20)).toEqual([]);
  });
});

describe('every task', () => {
  it('answers for sentences in order, each once', () => {
    expect(
      breaking((task) => task.sentences.every((n, i) => i === 0 || n > (task.sentences[i - 1] ?? n))),
    ).toEqual([]);
  });

  it('does not support itself, and asks each supporting unit once', () => {
    expect(breaking((task) => repeated([task.lead, ...task.support]).length === 0)).toEqual([]);
  });

  it('is carried by levels without a gap, and relayed by all levels above them', () => {
    const unbroken = (task: TaskTemplate): boolean =>
      [...task.relay, ...task.line].every((level, i) => level === lower[i]);
    expect(breaking((task) => unbroken(task) && (task.line.length > 0 || task.relay.length === 0))).toEqual(
      [],
    );
  });

  it('is due on a day of the calendar, and says why if that is not the end of the year', () => {
    expect(breaking((task) => isDay(task.due))).toEqual([]);
    expect(breaking((task) => task.due === '12-31' || task.note !== null)).toEqual([]);
  });

  it('says that its lead must be confirmed where that is little known', () => {
    expect(breaking((task) => task.leadConfidence !== 'low' || task.note?.includes('确认') === true)).toEqual(
      [],
    );
  });

  it('stays where its scope says', () => {
    const alone = (task: TaskTemplate): boolean => task.scope === 'region-only' || task.scope === 'corps';
    expect(breaking((task) => (task.line.length === 0) === alone(task))).toEqual([]);
    expect(breaking((task) => task.scope !== 'corps' || task.corps)).toEqual([]);
    expect(breaking((task) => task.kind !== 'pilot' || /^(?:pilot|demo-villages)$/.test(task.scope))).toEqual(
      [],
    );
    expect(breaking((task) => task.sensitive === (task.scope === 'restricted'))).toEqual([]);
  });

  it('asks for evidence of the result, and for no traces of attendance or photographs', () => {
    expect(breaking((task) => task.evidence.length > 0)).toEqual([]);
    expect(
      breaking((task) => !task.evidence.some((item) => /照片|视频|录像|截图|签到|打卡|定位/.test(item))),
    ).toEqual([]);
  });
});
