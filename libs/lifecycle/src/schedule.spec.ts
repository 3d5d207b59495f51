import { Play } from './testing/play.fixture';
import { schedule } from './schedule';
import { at } from './testing/world.fixture';
import type { Command } from './types';

const accept: Command = { act: 'accept' };

describe('the schedule', () => {
  it('of a fresh task names all that will come, in order of time', () => {
    expect(new Play().schedule('2023-02-20 11:00')).toEqual([
      '2023-02-22 23:59 accept-due',
      '2023-03-31 23:59 report-due',
      '2023-05-29 10:07 remind',
      '2023-06-12 10:07 remind',
      '2023-06-19 10:07 remind',
      '2023-06-21 10:07 remind',
      '2023-06-26 10:07 remind',
      '2023-06-27 10:07 remind',
      '2023-06-27 23:59 report-due',
      '2023-07-03 10:07 escalate 1',
      '2023-07-05 10:07 escalate 2',
      '2023-07-11 10:07 escalate 3',
      '2023-07-21 10:07 escalate 4',
      '2023-08-04 10:07 escalate 5',
      '2023-08-18 10:07 escalate 6',
      '2023-09-01 10:07 escalate 7',
    ]);
  });

  it('leaves out what is past, reported, or waits for another', () => {
    const play = new Play()
      .act('2023-02-22 11:00', accept)
      .act('2023-06-01 11:00', { act: 'progress', text: '', percent: 1 });
    expect(play.until('2023-06-26 12:00').schedule('2023-06-26 12:00').slice(0, 2)).toEqual([
      '2023-06-27 10:07 remind',
      '2023-07-03 10:07 escalate 1',
    ]);
    play.act('2023-06-26 13:00', { act: 'submit', summary: '', evidence: [] });
    expect(play.schedule('2023-06-26 13:00')).toEqual(['2023-07-04 10:07 review-due']);
    play.act('2023-06-26 14:00', { act: 'suspend', reason: '中止' });
    expect(play.schedule('2023-06-26 14:00')).toEqual([]);
  });

  it('leaves out what the clock still owes now', () => {
    const play = new Play()
      .act('2023-02-22 11:00', accept)
      .act('2023-06-01 11:00', { act: 'progress', text: '', percent: 1 });
    expect(play.schedule('2023-06-27 12:00')[0]).toBe('2023-07-03 10:07 escalate 1');
  });

  it('names the recipients', () => {
    const play = new Play();
    const items = schedule(play.state, play.terms, at('2023-02-20 11:00'), play.world);
    const head = { unit: '653122-agri', post: 'head' };
    expect(items[0]?.recipients).toEqual([head]);
    expect(items[2]?.recipients).toEqual([head, { unit: '653122-agri', post: 'officer' }]);
    expect(items.find((item) => item.level === 3)?.recipients).toEqual([
      { unit: '653122-party', post: 'secretary' },
    ]);
  });
});
