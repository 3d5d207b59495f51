import { explain } from './explain';
import { assignment, Play } from './testing/play.fixture';
import { at, clockText } from './testing/world.fixture';
import type { Command } from './types';

const accept: Command = { act: 'accept' };
const submit: Command = { act: 'submit', summary: '已办结', evidence: [] };

const stretches = (play: Play, now: string): string[] =>
  explain(play.state, play.terms, play.events, at(now), play.world).clock.map(
    ({ from, to, state, countedWorkingDays, heldBy }) =>
      `${clockText(from)} – ${to === null ? '' : clockText(to)} ${state} ${countedWorkingDays} ${heldBy}`,
  );

describe('the explanation', () => {
  it('says in whose hands the time was, and which days count', () => {
    const play = new Play()
      .act('2023-02-22 11:00', accept)
      .act('2023-06-26 11:00', submit)
      .act('2023-07-06 12:00', { act: 'return', reason: '佐证不足' })
      .act('2023-07-10 12:00', { act: 'suspend', reason: '中止' })
      .act('2023-07-13 12:00', { act: 'resume', reason: '恢复' })
      .until('2023-07-14 12:00');
    expect(stretches(play, '2023-07-14 12:00')).toEqual([
      // Working days after 20 February up to 26 June: 8 in February, 23, 18 (清明, 21 April off, 23 worked), 21, 17.
      '2023-02-20 11:00 – 2023-06-26 11:00 running 86 653122-agri',
      '2023-06-26 11:00 – 2023-07-06 12:00 waiting-review 0 653122-rural_office',
      '2023-07-06 12:00 – 2023-07-10 12:00 overdue 2 653122-agri',
      '2023-07-10 12:00 – 2023-07-13 12:00 suspended 0 653122-rural_office',
      '2023-07-13 12:00 –  overdue 1 653122-agri',
    ]);
    const { light, reasons } = explain(
      play.state,
      play.terms,
      play.events,
      at('2023-07-14 12:00'),
      play.world,
    );
    expect(light).toBe('red');
    expect(reasons[0]).toMatchObject({
      code: 'overdue',
      workingDays: 3,
      params: {
        ...{ dueOn: '2023-07-05', originalDueOn: '2023-06-30', movedBy: 'resumed' },
        // Due on 5 July since the suspension, late since 27 June: who counts after knows from where.
        ...{ days: 3, countedFrom: '2023-06-27' },
      },
    });
  });

  it('cuts at the due day, follows a hand-over, and begins again when reopened', () => {
    const play = new Play()
      .act('2023-06-27 11:00', { act: 'reassign', reason: '改派', unit: '653122-water', to: assignment })
      .act('2023-07-04 11:00', { act: 'terminate', reason: '终止' })
      .act('2023-07-06 11:00', { act: 'reopen', dueOn: '2023-07-10', reason: '重办' });
    expect(stretches(play, '2023-07-06 12:00')).toEqual([
      '2023-02-20 11:00 – 2023-06-27 11:00 running 87 653122-agri',
      '2023-06-27 11:00 – 2023-06-27 23:59 running 0 653122-water',
      '2023-06-27 23:59 – 2023-07-04 11:00 overdue 2 653122-water',
      '2023-07-04 11:00 – 2023-07-06 11:00 closed 0 653122-water',
      '2023-07-06 11:00 –  running 0 653122-water',
    ]);
  });

  it('after a grant takes the days before the new due day back', () => {
    const play = new Play()
      .act('2023-02-22 11:00', accept)
      .act('2023-06-27 11:00', { act: 'request-extension', dueOn: '2023-07-10', reason: '汛期' })
      .act('2023-07-05 11:00', { act: 'decide-extension', grant: true });
    expect(stretches(play, '2023-07-05 11:00')).toEqual(['2023-02-20 11:00 –  running 90 653122-agri']);
  });

  it('counts the days of a withdrawn submission as the lead unit’s', () => {
    const play = new Play()
      .act('2023-02-22 11:00', accept)
      .act('2023-03-06 11:00', submit)
      .act('2023-03-09 11:00', { act: 'withdraw' });
    expect(stretches(play, '2023-03-09 11:00')[1]).toBe(
      '2023-03-06 11:00 – 2023-03-09 11:00 waiting-review 3 653122-rural_office',
    );
  });

  it('names several reasons, the red first', () => {
    const play = new Play()
      .act('2023-02-22 11:00', accept)
      .act('2023-03-01 11:00', { act: 'progress', text: '', percent: 1, forecast: 'blocked' });
    const { reasons } = explain(play.state, play.terms, play.events, at('2023-06-20 11:00'), play.world);
    expect(reasons.map(({ code }) => code)).toEqual(['forecast-blocked', 'due-soon']);
    expect(reasons[1]).toMatchObject({ workingDays: 4, at: at('2023-06-27 23:59:59') });
  });
});
