import { progressIn } from '../read';
import { assignment, Play, termsOf } from '../testing/play.fixture';
import type { Command } from '../types';

const accept: Command = { act: 'accept' };
const submit: Command = { act: 'submit', summary: '已办结', evidence: [] };
const sendBack: Command = { act: 'return', reason: '佐证不足' };
const extension = (dueOn: string): Command => ({ act: 'request-extension', dueOn, reason: '汛期' });

describe('progress', () => {
  it('keeps forecast and values that are not named, and the percent where none is given', () => {
    const play = new Play()
      .act('2023-03-01 11:00', accept)
      .act('2023-03-02 11:00', {
        act: 'progress',
        text: '一',
        percent: 20,
        forecast: 'late',
        values: { a: 1, b: 2 },
      })
      .act('2023-03-03 11:00', { act: 'progress', text: '二', values: { b: 3 } });
    expect(play.state).toMatchObject({ percent: 20, forecast: 'late', values: { a: 1, b: 3 }, reports: 1 });
    expect(play.events.at(-1)?.data).toEqual({
      text: '二',
      percent: null,
      forecast: null,
      values: { b: 3 },
      evidence: [],
    });
  });

  it('takes a returned task up again', () => {
    const play = new Play()
      .act('2023-03-01 11:00', accept)
      .act('2023-03-02 11:00', submit)
      .act('2023-03-03 11:00', sendBack);
    play.act('2023-03-04 11:00', { act: 'progress', text: '补充', percent: 90 });
    expect(play.state.status).toBe('active');
  });

  it('counts a routine by its reports, one a period', () => {
    const play = new Play(termsOf({ kind: 'routine' })).act('2023-02-21 11:00', accept);
    play.act('2023-03-02 11:00', { act: 'progress', text: '一季度' });
    play.act('2023-03-20 11:00', { act: 'progress', text: '一季度补充' });
    expect(play.state.percent).toBe(50);
    play.act('2023-04-03 11:00', { act: 'progress', text: '二季度' });
    expect(play.state).toMatchObject({ percent: 100, percentBefore: 50, reports: 2 });
  });

  it('is whole once approved, and what it was when reopened', () => {
    const play = new Play()
      .act('2023-03-01 11:00', accept)
      .act('2023-03-02 11:00', { act: 'progress', text: '一', percent: 60 });
    expect(progressIn(play.state)).toBe(60);
    play.act('2023-03-03 11:00', submit).act('2023-03-06 11:00', { act: 'approve' });
    expect(progressIn(play.state)).toBe(100);
    play.act('2023-03-07 11:00', { act: 'reopen', dueOn: '2023-08-31', reason: '复查' });
    expect(progressIn(play.state)).toBe(60);
    expect(progressIn(new Play().state)).toBeNull();
  });
});

describe('a sensitive task', () => {
  it.each<Command>([
    { act: 'progress', text: '进展', evidence: ['a'] },
    { act: 'contribute', text: '配合', evidence: ['a'] },
    { act: 'submit', summary: '已办', evidence: ['a'] },
  ])('takes no evidence: $act', (command) => {
    const play = new Play(termsOf({ sensitive: true })).act('2023-03-01 11:00', accept);
    expect(play.try('2023-03-02 11:00', command)).toEqual({ code: 'evidence-not-allowed', params: {} });
    expect(play.try('2023-03-02 11:00', { ...command, evidence: [] } as Command)).toBeNull();
    expect(new Play().act('2023-03-01 11:00', accept).try('2023-03-02 11:00', command)).toBeNull();
  });
});

describe('an extension', () => {
  const active = (): Play => new Play().act('2023-03-01 11:00', accept);

  it('is asked for up to the last second of the due day, and not after', () => {
    expect(active().try('2023-06-27 23:59:59', extension('2023-07-31'))).toBeNull();
    expect(active().try('2023-06-28 00:00', extension('2023-07-31'))).toEqual({
      code: 'past-due',
      params: { dueOn: '2023-06-30' },
    });
  });

  it('is asked for once at a time', () => {
    const play = active().act('2023-06-01 11:00', extension('2023-07-31'));
    expect(play.try('2023-06-02 11:00', extension('2023-08-31'))?.code).toBe('extension-open');
    play.act('2023-06-03 11:00', { act: 'decide-extension', grant: false, reason: '不同意' });
    expect(play.state.extension).toBeUndefined();
    expect(play.state.dueOn).toBe('2023-06-30');
    expect(play.try('2023-06-04 11:00', extension('2023-08-31'))).toBeNull();
  });

  it.each([
    ['2023-06-30', 'invalid-day'],
    ['2023-05-01', 'invalid-day'],
    ['2023-09-31', 'invalid-day'],
    ['9 月底', 'invalid-day'],
    ['2031-09-30', 'no-calendar'],
  ])('names a real later day: %s', (dueOn, code) => {
    const play = active();
    expect(play.try('2023-06-01 11:00', extension(dueOn))?.code).toBe(code);
    play.act('2023-06-01 11:00', extension('2023-07-31'));
    expect(play.try('2023-06-01 12:00', { act: 'decide-extension', grant: true, dueOn })?.code).toBe(code);
  });

  it('is granted for the day asked for, or the one decided', () => {
    const asked = active().act('2023-06-01 11:00', extension('2023-07-31'));
    asked.act('2023-06-02 11:00', { act: 'decide-extension', grant: true });
    expect(asked.state.dueOn).toBe('2023-07-31');
    const decided = active().act('2023-06-01 11:00', extension('2023-07-31'));
    decided.act('2023-06-02 11:00', { act: 'decide-extension', grant: true, dueOn: '2023-07-15' });
    expect(decided.state.dueOn).toBe('2023-07-15');
    expect(decided.try('2023-06-02 12:00', { act: 'decide-extension', grant: true })?.code).toBe(
      'no-extension-open',
    );
  });

  it('may be decided while submitted or suspended, and lapses with the task or the unit', () => {
    const play = active().act('2023-06-01 11:00', extension('2023-07-31')).act('2023-06-02 11:00', submit);
    expect(play.try('2023-06-02 12:00', { act: 'decide-extension', grant: true })).toBeNull();
    const handed = active().act('2023-06-01 11:00', extension('2023-07-31'));
    handed.act('2023-06-02 11:00', { act: 'reassign', reason: '改派', unit: '653122-water', to: assignment });
    expect(handed.try('2023-06-02 12:00', { act: 'decide-extension', grant: true })?.code).toBe(
      'no-extension-open',
    );
    const closed = active().act('2023-06-01 11:00', extension('2023-07-31'));
    closed.act('2023-06-02 11:00', { act: 'terminate', reason: '终止' });
    expect(closed.try('2023-06-02 12:00', { act: 'decide-extension', grant: true })?.code).toBe(
      'status-not-allowed',
    );
  });
});

describe('reopening', () => {
  const closed = (): Play => new Play().act('2023-03-01 11:00', { act: 'terminate', reason: '终止' });
  const reopen = (dueOn: string): Command => ({ act: 'reopen', dueOn, reason: '重办' });

  it.each([
    ['2023-07-10 11:00', '2023-07-10', null],
    ['2023-07-10 11:00', '2023-07-09', 'invalid-day'],
    // Sunday 9 July: its effective day, Friday 7, is over.
    ['2023-07-09 11:00', '2023-07-09', 'invalid-day'],
    ['2023-07-10 11:00', '2023-02-30', 'invalid-day'],
    ['2023-07-10 11:00', '2040-01-01', 'no-calendar'],
  ])('at %s for %s: %s', (now, dueOn, code) => {
    expect(closed().try(now, reopen(dueOn))?.code ?? null).toBe(code);
  });

  it('begins lateness, ladder and forecast anew', () => {
    const play = new Play().act('2023-03-01 11:00', accept);
    play.act('2023-03-02 11:00', { act: 'progress', text: '一', percent: 60, forecast: 'blocked' });
    play.act('2023-07-20 11:00', { act: 'terminate', reason: '终止' });
    expect(play.state.told).toBe(3);
    play.act('2023-08-01 11:00', reopen('2023-08-10'));
    expect(play.state).toMatchObject({ status: 'active', dueOn: '2023-08-10', percent: 60 });
    for (const gone of ['told', 'forecast', 'pauses', 'lateFrom'] as const) {
      expect(play.state[gone]).toBeUndefined();
    }
    const seen = play.clock().length;
    play.until('2023-08-16 12:00');
    expect(play.clock().slice(seen)).toEqual([
      '2023-08-03 10:07 reminded 5',
      '2023-08-07 10:07 reminded 3',
      '2023-08-09 10:07 reminded 1',
      '2023-08-10 10:07 reminded 0',
      '2023-08-11 10:07 escalated 1/1',
      '2023-08-15 10:07 escalated 2/3',
    ]);
  });
});

describe('reassigning', () => {
  const to = { ...assignment, docketId: 'another', supervisor: '6531-rural_office' };

  it('asks the new unit to accept anew, with the due day as it was', () => {
    const play = new Play().act('2023-04-26 11:00', accept);
    play.act('2023-04-27 11:00', {
      act: 'reassign',
      reason: '职能调整',
      unit: '653122-finance',
      to,
    });
    // Friday 28 April is the first working day, then 劳动节 up to 3 May: Thursday 4 May is the second.
    expect(play.state).toMatchObject({
      status: 'assigned',
      unit: '653122-finance',
      support: [],
      docketId: 'another',
      supervisor: '6531-rural_office',
      acceptBy: '2023-05-04',
      dueOn: '2023-06-30',
    });
    expect(play.events.at(-1)?.data).toMatchObject({ from: '653122-agri', unit: '653122-finance' });
    play.until('2023-05-29 12:00');
    expect(play.clock().slice(-2)).toEqual([
      '2023-05-05 10:07 accept-missed 2023-05-04',
      '2023-05-29 10:07 reminded 20',
    ]);
    expect(play.events.at(-1)?.data).toMatchObject({
      recipients: [
        { unit: '653122-finance', post: 'head' },
        { unit: '653122-finance', post: 'officer' },
      ],
    });
  });

  it('may change the support alone, and refuses to change nothing', () => {
    const play = new Play().act('2023-03-01 11:00', accept);
    const reassign = (support?: readonly string[], unit?: string): Command => ({
      act: 'reassign',
      reason: '调整',
      ...(support === undefined ? {} : { support }),
      ...(unit === undefined ? {} : { unit }),
    });
    expect(play.try('2023-03-02 11:00', reassign())?.code).toBe('nothing-to-change');
    expect(play.try('2023-03-02 11:00', reassign(['653122-finance'], '653122-agri'))?.code).toBe(
      'nothing-to-change',
    );
    expect(play.try('2023-03-02 11:00', reassign(['653122-water']))).toBeNull();
    expect(play.state).toMatchObject({
      status: 'assigned',
      unit: '653122-agri',
      support: ['653122-water'],
      docketId: 'docket',
    });
  });

  it('sends a declined task back to the same unit', () => {
    const play = new Play().act('2023-02-21 11:00', { act: 'decline', reason: '非本单位职责' });
    expect(
      play.try('2023-02-22 11:00', { act: 'reassign', reason: '属本单位职责', unit: '653122-agri' }),
    ).toBeNull();
    expect(play.state).toMatchObject({ status: 'assigned', unit: '653122-agri', acceptBy: '2023-02-24' });
  });
});

describe('urging', () => {
  const urge: Command = { act: 'urge', text: '抓紧' };

  it('comes once a working day; days off belong to the working day before', () => {
    const play = new Play().act('2023-06-27 11:00', urge);
    expect(play.try('2023-06-27 18:00', urge)).toEqual({
      code: 'urged-today',
      params: { day: '2023-06-27' },
    });
    // 古尔邦节 28 to 30 June and the weekend.
    expect(play.try('2023-06-30 11:00', urge)?.code).toBe('urged-today');
    expect(play.try('2023-07-02 23:59', urge)?.code).toBe('urged-today');
    expect(play.try('2023-07-03 00:00', urge)).toBeNull();
  });
});
