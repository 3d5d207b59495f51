import { loadCalendarYears } from '@duban/seeds';
import { nationalStatutoryDays, provisionalYear, regionalStatutoryDays } from './statutory';

describe('statutory days', () => {
  it('computes the days by law that the notices of 2022 to 2026 have', () => {
    for (const year of loadCalendarYears()) {
      const missing = nationalStatutoryDays(year.year).filter((day) => !year.holidays.includes(day));
      expect(missing).toEqual([]);
    }
  });

  it('has eleven days until 2024 and thirteen since', () => {
    expect(nationalStatutoryDays(2024)).toHaveLength(11);
    expect(nationalStatutoryDays(2025)).toHaveLength(12 + 1);
    expect(nationalStatutoryDays(2013)).toContain('2013-02-09'); // 除夕, then in the law
    expect(nationalStatutoryDays(2014)).not.toContain('2014-01-30');
  });

  it.each([
    [2027, ['2027-02-05', '2027-04-05', '2027-06-09', '2027-09-15']],
    [2028, ['2028-01-25', '2028-04-04', '2028-05-28', '2028-10-03']],
    [2033, ['2033-01-30', '2033-06-01', '2033-09-08']],
  ])('knows the moving days of %d', (year, days) => {
    expect(nationalStatutoryDays(year)).toEqual(expect.arrayContaining(days));
  });

  it('computes the festivals of the region as its notices had them', () => {
    const feasts = Object.fromEntries(
      [2022, 2023, 2024, 2025, 2026].map((y) => [y, regionalStatutoryDays(y)[0]]),
    );
    expect(feasts).toEqual({
      2022: '2022-05-03',
      2023: '2023-04-22',
      2024: '2024-04-10',
      2025: '2025-03-31',
      2026: '2026-03-20',
    });
    expect(regionalStatutoryDays(2023)).toContain('2023-06-29');
    expect(regionalStatutoryDays(2022)).toContain('2022-07-10');
    expect(regionalStatutoryDays(2027)).toHaveLength(4);
  });

  it('marks a computed year', () => {
    expect(provisionalYear(2027)).toMatchObject({ year: 2027, provisional: true, makeUpWorkdays: [] });
  });
});
