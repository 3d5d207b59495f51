import { InvalidArgumentError } from 'commander';
import { dayOption, issueBody, leadsOption, listOption, placesOption, yearOption } from './issue-request';

const now = Date.parse('2026-11-24T23:30:00+08:00');

describe('the request of an issue', () => {
  it("is for today in Beijing and the document's own year, where the options do not say", () => {
    expect(issueBody({ approvedBy: '党委', depth: 'county' }, '2023-02-19', now)).toEqual({
      planYear: 2023,
      issuedOn: '2026-11-24',
      approvedBy: '党委',
      depth: 'county',
    });
  });

  it('is for this year where the document does not say either', () => {
    expect(issueBody({ approvedBy: '党委', depth: 'county' }, null, now).planYear).toBe(2026);
  });

  it('carries what the options say', () => {
    const options = {
      approvedBy: '党委',
      depth: 'village' as const,
      year: 2027,
      issuedOn: '2027-03-01',
      basis: '第 3 次会议',
      territory: ['653122', '6540'],
      places: { 'pilot-village': ['653122001001'] },
      leads: { 'village-plan': 'agri' },
    };
    expect(issueBody(options, '2023-02-19', now)).toEqual({
      planYear: 2027,
      issuedOn: '2027-03-01',
      approvedBy: '党委',
      basis: '第 3 次会议',
      territories: ['653122', '6540'],
      depth: 'village',
      places: { 'pilot-village': ['653122001001'] },
      leads: { 'village-plan': 'agri' },
    });
  });
});

describe('the options of an issue', () => {
  it('gather repeated places and leads by key', () => {
    const places = placesOption('b=3', placesOption('a=2', placesOption('a=1,5')));
    expect(places).toEqual({ a: ['1', '5', '2'], b: ['3'] });
    expect(leadsOption('y=edu', leadsOption('x=agri'))).toEqual({ x: 'agri', y: 'edu' });
  });

  it.each([
    [yearOption, '26'],
    [yearOption, '20261'],
    [dayOption, '2026/03/01'],
    [dayOption, '2026-3-1'],
    [listOption, ','],
    [placesOption, 'key'],
    [placesOption, '=653122'],
    [placesOption, 'key='],
    [leadsOption, 'key='],
  ])('refuse %p of %s', (option, text) => {
    expect(() => option(text)).toThrow(InvalidArgumentError);
  });
});
