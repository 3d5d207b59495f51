import { readCalendarYear } from './calendar-notice';
import { nationalStatutoryDays } from './statutory';

const sound = {
  year: 2027,
  holidays: nationalStatutoryDays(2027),
  makeUpWorkdays: ['2027-02-14'],
  regionalDaysOff: ['2027-03-10'],
  source: 'notice',
};
const codes = (value: unknown): readonly string[] => {
  const reading = readCalendarYear(value);
  return reading.ok ? [] : reading.faults.map((fault) => fault.code);
};

describe('a notice', () => {
  it('is read in either form', () => {
    const flat = readCalendarYear(sound);
    const nested = readCalendarYear({
      year: 2027,
      source: 'notice',
      national: { holidays: sound.holidays, makeUpWorkdays: sound.makeUpWorkdays },
      regional: { extraDaysOff: sound.regionalDaysOff },
    });
    expect(flat).toEqual({ ok: true, year: { ...sound, provisional: false } });
    expect(nested).toEqual(flat);
  });

  it.each([
    ['no object', [], ['calendar-form']],
    ['no year', { ...sound, year: '2027' }, ['calendar-year']],
    ['a year before the law', { ...sound, year: 1999 }, ['calendar-year']],
    ['no list', { ...sound, holidays: undefined }, ['calendar-form']],
    ['no day', { ...sound, regionalDaysOff: ['2027-02-30'] }, ['calendar-day']],
    ['a day of another year', { ...sound, regionalDaysOff: ['2026-02-20'] }, ['calendar-day-of-other-year']],
    ['a weekday worked instead', { ...sound, makeUpWorkdays: ['2027-02-15'] }, ['calendar-make-up-weekday']],
    ['a day both off and worked', { ...sound, makeUpWorkdays: ['2027-05-01'] }, ['calendar-conflict']],
    [
      'a statutory day missing',
      { ...sound, holidays: sound.holidays.slice(1) },
      ['calendar-statutory-missing'],
    ],
  ])('with %s is refused', (_, value, expected) => {
    expect(codes(value)).toEqual(expected);
  });
});
