import { loadWorkCalendar } from '@duban/seeds';
import { periodOf, periods, reportDays } from './periods';

const calendar = loadWorkCalendar();
const days = (
  rhythm: 'month' | 'quarter' | 'half-year' | 'year',
  issuedOn: string,
  dueOn: string,
): readonly string[] => reportDays(calendar, { rhythm, issuedOn, dueOn, firstPeriodMin: 10 });

describe('periods', () => {
  it('cover the year without gap or overlap', () => {
    expect(periods('quarter', 2024).map(({ key, from, to }) => `${key} ${from} ${to}`)).toEqual([
      '2024-Q1 2024-01-01 2024-03-31',
      '2024-Q2 2024-04-01 2024-06-30',
      '2024-Q3 2024-07-01 2024-09-30',
      '2024-Q4 2024-10-01 2024-12-31',
    ]);
    expect(periods('month', 2024)[1]).toEqual({ key: '2024-02', from: '2024-02-01', to: '2024-02-29' });
    expect(periodOf('half-year', '2023-07-01').key).toBe('2023-H2');
    expect(periodOf('year', '2023-07-01').key).toBe('2023');
  });
});

describe('report days', () => {
  it('are the last working days of the periods', () => {
    expect(days('quarter', '2023-02-19', '2023-12-31')).toEqual([
      '2023-03-31',
      '2023-06-27',
      '2023-09-28',
      '2023-12-29',
    ]);
    expect(days('half-year', '2023-02-19', '2023-12-31')).toEqual(['2023-06-27', '2023-12-29']);
    expect(days('year', '2023-02-19', '2023-12-31')).toEqual(['2023-12-29']);
  });

  it('ask nothing of a first period under ten working days', () => {
    expect(days('month', '2023-02-19', '2023-04-30')).toEqual(['2023-03-31', '2023-04-28']);
    // ten working days after 17 March until the 31st
    expect(days('quarter', '2023-03-17', '2023-06-30')).toEqual(['2023-03-31', '2023-06-27']);
    expect(days('quarter', '2023-03-20', '2023-06-30')).toEqual(['2023-06-27']);
  });

  it('stop at the due day, cross the year, and may be none', () => {
    expect(days('quarter', '2023-02-19', '2023-11-30')).toEqual(['2023-03-31', '2023-06-27', '2023-09-28']);
    expect(days('half-year', '2023-08-01', '2024-03-31')).toEqual(['2023-12-29']);
    expect(days('year', '2023-02-19', '2023-09-30')).toEqual([]);
    expect(days('month', '2023-12-01', '2023-11-30')).toEqual([]);
  });
});
