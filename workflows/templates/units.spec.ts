import { loadOrganisationData } from '../../seeds';
import { templates } from './index';

const types = new Map(loadOrganisationData().unitTypes.map((type) => [type.code, type]));
const tasks = templates.flatMap((clause) => clause.tasks);

describe('the units the templates name', () => {
  it('are types of the organisation', () => {
    expect(types.size).toBeGreaterThan(60);
    const named = tasks.flatMap((task) => [task.lead, ...task.support]);
    expect(named.filter((code) => !types.has(code))).toEqual([]);
  });

  it('lead only if they stood when the document was issued', () => {
    const late = tasks.filter((task) => (types.get(task.lead)?.validFrom ?? '') > '2023-02-19');
    expect(late.map((task) => `${task.key} ${task.lead}`)).toEqual([]);
  });

  it('have an arm at every level of departments that carries the task, or the note says who stands in', () => {
    const armless = tasks.filter((task) =>
      task.line.some(
        (level) =>
          (level === 'prefecture' || level === 'county') &&
          types.get(task.lead)?.levels.includes(level) !== true,
      ),
    );
    expect(armless.filter((task) => task.note?.includes('无') !== true).map((task) => task.key)).toEqual([]);
    expect(armless.length).toBeGreaterThan(0);
  });

  it('are those of the Corps only where the Corps alone, or the whole region, is meant', () => {
    expect(tasks.filter((task) => (task.scope === 'corps') !== task.lead.startsWith('corps_'))).toEqual([]);
  });
});
