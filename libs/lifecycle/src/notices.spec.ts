import { evolve } from './evolve';
import { noticesOf } from './notices';
import type { TaskState } from './state';
import { assignment, Play } from './testing/play.fixture';
import type { Command } from './types';

const accept: Command = { act: 'accept' };
const submit: Command = { act: 'submit', summary: '已办结', evidence: [] };
const report = (forecast: 'blocked' | 'on-time'): Command => ({ act: 'progress', text: '', forecast });

/** The notices of a play's last event, as `now 653122-agri/head`. */
function last(play: Play): string[] {
  let before: TaskState | null = null;
  let after: TaskState | null = null;
  for (const event of play.events) {
    before = after;
    after = evolve(after, play.terms, event);
  }
  const event = play.events.at(-1);
  if (event === undefined || after === null) return [];
  return noticesOf(event, before, after, play.terms, play.world).map(({ urgency, recipient, kind, seq }) => {
    expect([kind, seq]).toEqual([event.kind, event.seq]);
    return `${urgency} ${recipient.unit}/${recipient.post}`;
  });
}

const lead = (urgency: string): string[] => [`${urgency} 653122-agri/head`, `${urgency} 653122-agri/officer`];
const supervisor = (urgency: string): string[] => [
  `${urgency} 653122-rural_office/head`,
  `${urgency} 653122-rural_office/officer`,
];

const played = (...commands: readonly Command[]): Play => {
  const play = new Play();
  for (const [i, command] of commands.entries()) play.act(`2023-02-${21 + i} 09:00`, command);
  return play;
};

describe('who hears of it', () => {
  it.each<[string, readonly Command[], readonly string[]]>([
    ['assigned: nobody, the docket has its one notice', [], []],
    ['accepted: nobody', [accept], []],
    ['declined', [{ act: 'decline', reason: '' }], supervisor('digest')],
    ['progress: nobody', [accept, report('on-time')], []],
    ['progress turned to blocked', [accept, report('blocked')], supervisor('digest')],
    ['still blocked: nobody', [accept, report('blocked'), report('blocked')], []],
    ['contributed', [accept, { act: 'contribute', text: '' }], lead('digest')],
    ['submitted', [accept, submit], supervisor('digest')],
    ['withdrawn: nobody', [accept, submit, { act: 'withdraw' }], []],
    ['approved', [accept, submit, { act: 'approve' }], lead('digest')],
    ['returned', [accept, submit, { act: 'return', reason: '' }], lead('now')],
    ['urged', [accept, { act: 'urge', text: '' }], lead('now')],
    ['urged while under review', [accept, submit, { act: 'urge', text: '' }], supervisor('now')],
    [
      'asked for an extension',
      [accept, { act: 'request-extension', dueOn: '2023-08-31', reason: '' }],
      supervisor('digest'),
    ],
    ['suspended', [{ act: 'suspend', reason: '' }], lead('digest')],
    ['terminated', [{ act: 'terminate', reason: '' }], lead('digest')],
    [
      'reopened',
      [
        { act: 'terminate', reason: '' },
        { act: 'reopen', dueOn: '2023-08-31', reason: '' },
      ],
      lead('now'),
    ],
    [
      'reassigned: the new unit alone',
      [{ act: 'reassign', reason: '', unit: '653122-water', to: assignment }],
      ['now 653122-water/head', 'now 653122-water/officer'],
    ],
    [
      'reassigned to a party committee: its 书记 alone',
      [{ act: 'reassign', reason: '', unit: '653122-party', to: assignment }],
      ['now 653122-party/secretary'],
    ],
    [
      'mentioned: a unit, a post of one, and nothing that is neither',
      [{ act: 'comment', text: '', mentions: ['6531-party', '6531-agri/deputy', '6531-agri/nobody', ''] }],
      ['digest 6531-party/secretary', 'digest 6531-agri/deputy'],
    ],
  ])('%s', (_, commands, expected) => {
    expect(last(played(...commands))).toEqual(expected);
  });

  it('the clock’s events go to their own recipients', () => {
    const play = new Play();
    expect(last(play.until('2023-02-23 11:00'))).toEqual(['digest 653122-agri/head']);
    expect(last(play.until('2023-05-29 11:00'))).toEqual(lead('digest'));
    expect(last(play.until('2023-07-11 11:00'))).toEqual(['digest 653122-party/secretary']);
  });
});
