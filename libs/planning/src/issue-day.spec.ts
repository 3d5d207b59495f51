import { loadWorkCalendar } from '@duban/seeds';
import { assumedIssueDay, yearOfDocument } from './issue-day';

const calendar = loadWorkCalendar();
const head = { title: null, number: null, issuedOn: null };
const today = '2026-11-24';

describe('the year of a document', () => {
  it.each([
    [{ ...head, issuedOn: '2023-02-19', number: '新党发〔2022〕1号' }, 2023],
    [{ ...head, number: '新党发〔2023〕1号', title: '做好2024年工作' }, 2023],
    [{ ...head, title: '关于做好2024年工作的意见' }, 2024],
    [head, null],
  ])('of %j is %s', (document, year) => {
    expect(yearOfDocument(document)).toBe(year);
  });
});

describe('the assumed day of issue', () => {
  const dated = { ...head, issuedOn: '2023-02-19' };
  it.each([
    [null, dated, '2023-02-19'],
    [2024, dated, '2024-01-02'],
    [2026, dated, today],
    [null, head, today],
    [2023, head, '2023-01-03'],
    [2099, head, '2099-01-01'],
  ])('for year %s of %j is %s', (year, document, issuedOn) => {
    expect(assumedIssueDay(calendar, { year, document, today })).toEqual({
      planYear: Number(issuedOn.slice(0, 4)),
      issuedOn,
    });
  });
});
