import { decide } from './decide';
import { evolve } from './evolve';
import { assignment, lead, Play, termsOf } from './testing/play.fixture';
import { plainWorld } from './testing/world.fixture';
import { openStatuses, transitions } from './transitions';
import type { Act, Command, TaskStatus } from './types';

/** The contract's table, written down once more: act, from, to (`-`: unchanged). */
const contract = `
accept            | assigned                                       | active
decline           | assigned                                       | declined
progress          | active returned                                | active
contribute        | active returned                                | -
submit            | active returned                                | submitted
approve           | submitted                                      | completed
withdraw          | submitted                                      | active
return            | submitted                                      | returned
reopen            | completed terminated                           | active
request-extension | active returned                                | -
decide-extension  | assigned active submitted returned declined suspended | -
reassign          | assigned active returned declined              | assigned
decompose         | active                                         | -
raise-obstacle    | active returned                                | -
clear-obstacle    | assigned active submitted returned declined suspended | -
object            | assigned active submitted returned declined suspended terminated | -
decide-objection  | assigned active submitted returned declined suspended terminated | -
urge              | assigned active submitted returned declined suspended | -
comment           | assigned active submitted returned declined suspended completed terminated cancelled | -
suspend           | assigned active submitted returned declined    | suspended
resume            | suspended                                      | as-before
terminate         | assigned active submitted returned declined suspended | terminated
cancel            | assigned active submitted returned declined suspended | cancelled`;

const rows = contract
  .trim()
  .split('\n')
  .map((line) => {
    const [act = '', from = '', to = ''] = line.split('|').map((cell) => cell.trim());
    return { act: act as Act, from: from.split(' ') as TaskStatus[], to };
  });

const commands: { readonly [A in Act]: Extract<Command, { act: A }> } = {
  accept: { act: 'accept' },
  decline: { act: 'decline', reason: '非本单位职责' },
  progress: { act: 'progress', text: '已开工', percent: 40 },
  contribute: { act: 'contribute', text: '资金已拨' },
  submit: { act: 'submit', summary: '已办结', evidence: [] },
  approve: { act: 'approve' },
  withdraw: { act: 'withdraw' },
  return: { act: 'return', reason: '佐证不足' },
  reopen: { act: 'reopen', dueOn: '2023-06-30', reason: '复查' },
  'request-extension': { act: 'request-extension', dueOn: '2023-09-30', reason: '汛期' },
  'decide-extension': { act: 'decide-extension', grant: false },
  reassign: {
    act: 'reassign',
    reason: '职能调整',
    unit: '653122-water',
    to: { ...assignment, docketId: 'another' },
  },
  decompose: {
    act: 'decompose',
    items: [{ unit: '653122200-rural_office' }],
    childIds: ['child'],
  },
  'raise-obstacle': { act: 'raise-obstacle', text: '用地未批', cause: '用地', heldBy: '653122-water' },
  'clear-obstacle': { act: 'clear-obstacle', text: '已批' },
  object: {
    act: 'object',
    text: '不服',
    against: { kind: 'assigned', seq: 1, unit: '65-rural_office', username: 'issuer' },
    reviewer: '6531-rural_office',
  },
  'decide-objection': { act: 'decide-objection', uphold: false, text: '维持' },
  urge: { act: 'urge', text: '抓紧' },
  comment: { act: 'comment', text: '知悉' },
  suspend: { act: 'suspend', reason: '资金未到' },
  resume: { act: 'resume', reason: '资金已到' },
  terminate: { act: 'terminate', reason: '政策调整' },
  cancel: { act: 'cancel', reason: '重复交办' },
};

/** How a task comes to a status. */
const ways: Readonly<Record<TaskStatus, readonly Act[]>> = {
  assigned: [],
  active: ['accept'],
  submitted: ['accept', 'submit'],
  returned: ['accept', 'submit', 'return'],
  suspended: ['accept', 'suspend'],
  declined: ['decline'],
  completed: ['accept', 'submit', 'approve'],
  terminated: ['terminate'],
  cancelled: ['cancel'],
};

/** Acts that answer what was asked by another; without it, what they are refused with. */
const answers: Readonly<Partial<Record<Act, readonly [question: Act, code: string]>>> = {
  'decide-extension': ['request-extension', 'no-extension-open'],
  'clear-obstacle': ['raise-obstacle', 'no-obstacle-open'],
  'decide-objection': ['object', 'no-objection-open'],
};

/** A task in a status, with the question asked on the way there, as often as it may be. */
function taskIn(status: TaskStatus, question: Act | null): Play {
  const play = new Play(termsOf(), plainWorld);
  const ask = (time: string): void => {
    if (question !== null) play.try(time, commands[question]);
  };
  ask('2023-02-20 11:30');
  ways[status].forEach((act, i) => {
    play.act(`2023-02-20 1${i + 2}:00`, commands[act]);
    ask(`2023-02-20 1${i + 2}:30`);
  });
  expect(play.state.status).toBe(status);
  return play;
}

const statuses: readonly TaskStatus[] = [...openStatuses, 'completed', 'terminated', 'cancelled'];

describe('the table of acts', () => {
  it('is the contract’s', () => {
    const own = Object.entries(transitions).map(([act, { from, to }]) => ({
      act,
      from: [...from].sort(),
      to: to ?? '-',
    }));
    expect(own.sort((a, b) => (a.act < b.act ? -1 : 1))).toEqual(
      rows.map((row) => ({ ...row, from: [...row.from].sort() })).sort((a, b) => (a.act < b.act ? -1 : 1)),
    );
  });

  it('asks a head or deputy for what binds the unit', () => {
    const bound = Object.entries(transitions).filter(([, { headOnly }]) => headOnly);
    expect(bound.map(([act]) => act).sort()).toEqual(
      [
        'approve',
        'cancel',
        'decide-extension',
        'decide-objection',
        'reopen',
        'submit',
        'suspend',
        'terminate',
      ].sort(),
    );
  });

  it.each(
    rows.flatMap(({ act, from, to }) =>
      statuses.map((status) => ({ act, status, allowed: from.includes(status), to })),
    ),
  )('$act in $status: $allowed', ({ act, status, allowed, to }) => {
    const [question = null] = answers[act] ?? [];
    const play = taskIn(status, question);
    const before = play.state;
    const refusal = play.try('2023-02-20 18:00', commands[act]);
    if (!allowed) {
      expect(refusal).toEqual({
        code: 'status-not-allowed',
        params: { act, status, allowed: transitions[act].from },
      });
      expect(play.state).toBe(before);
    } else if (
      ['decide-extension', 'clear-obstacle'].includes(act) &&
      ['assigned', 'declined'].includes(status)
    ) {
      // Asked by a unit that has the task in hand, and lapsed with it.
      expect(refusal?.code).toBe(answers[act]?.[1]);
    } else {
      expect(refusal).toBeNull();
      expect(play.state.status).toBe(to === '-' ? status : to === 'as-before' ? 'active' : to);
      expect(play.state.seq).toBe(before.seq + 1);
    }
  });
});

describe('a resumed task', () => {
  it.each(['assigned', 'active', 'submitted', 'returned', 'declined'] as const)(
    'is %s as before',
    (status) => {
      const play = taskIn(status, null);
      play.act('2023-02-20 17:00', commands.suspend).act('2023-02-20 18:00', commands.resume);
      expect(play.state.status).toBe(status);
      expect(play.state.dueOn).toBe('2023-06-30');
      expect(play.state.before).toBeUndefined();
    },
  );
});

describe('decide', () => {
  const terms = termsOf();
  const context = { actor: lead, now: terms.issuedAt, world: plainWorld };

  it('throws for bugs: no task, two assignments, time that runs back, events out of order', () => {
    const play = new Play(terms, plainWorld);
    expect(() => decide(null, terms, commands.accept, context)).toThrow(TypeError);
    expect(() => decide(play.state, terms, { act: 'assign', assignment }, context)).toThrow(TypeError);
    expect(() => decide(play.state, terms, commands.accept, { ...context, now: terms.issuedAt - 1 })).toThrow(
      RangeError,
    );
    const [first] = play.events;
    expect(() => evolve(play.state, terms, first!)).toThrow(TypeError);
    expect(() => evolve(null, terms, { seq: 1, kind: 'accepted', at: 0, actor: lead, data: {} })).toThrow(
      TypeError,
    );
    expect(() =>
      evolve(play.state, terms, { seq: 3, kind: 'accepted', at: 0, actor: lead, data: {} }),
    ).toThrow(RangeError);
  });

  it('throws where a hand-over to another unit does not say to which docket', () => {
    const play = new Play(terms, plainWorld);
    const command: Command = { act: 'reassign', reason: '改派', unit: '653122-water' };
    expect(() => decide(play.state, terms, command, context)).toThrow(TypeError);
  });
});
