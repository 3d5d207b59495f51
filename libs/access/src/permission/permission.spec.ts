import type { ActName, TaskTraits } from '@duban/contracts';
import { actNames } from '@duban/contracts';
import { splitUnit } from '@duban/organisation';
import { loadOrganisation } from '@duban/seeds';
import { callerOf } from '../identity/caller-of';
import type { Caller } from './caller';
import { issuingPost } from './issuing';
import { pathOf } from './organisation-view';
import { permit, permittedActs } from './permit';
import { maySee } from './visibility';

const organisation = loadOrganisation();

function caller(...held: readonly string[]): Caller {
  const posts = held.map((each) => {
    const [unit = '', post = ''] = each.split('/');
    return { unit, post };
  });
  return callerOf({ username: held.join(), name: 'x', administrator: false, posts }, organisation);
}

function taskOf(unit: string, more: Partial<TaskTraits> = {}): TaskTraits {
  const [territory, unitType] = splitUnit(unit);
  return {
    unit,
    unitType,
    support: [],
    supervisor: organisation.supervisorOf(unit),
    relays: [],
    path: pathOf(organisation, territory) ?? '',
    sensitive: false,
    parentUnit: null,
    obstacleHeldBy: null,
    objection: null,
    ...more,
  };
}

const sees = (who: string, task: TaskTraits): boolean => maySee(caller(who).visibility, task);
const acts = (who: string, task: TaskTraits): readonly ActName[] => permittedActs(caller(who), task);
const without = (...names: readonly ActName[]): readonly ActName[] =>
  actNames.filter((name) => !names.includes(name));

describe('who may see a task', () => {
  const task = taskOf('653122-agri', { support: ['653122-water'], relays: ['6531-agri', '6531-finance'] });

  it.each([
    ['its lead unit', '653122-agri/officer', true],
    ['a supporting unit', '653122-water/officer', true],
    ['a relaying unit', '6531-finance/officer', true],
    ['its supervising unit', '653122-rural_office/officer', true],
    ['the 农办 above', '6531-rural_office/officer', true],
    ['the 农办 of the region', '65-rural_office/officer', true],
    ['the 书记 of its place', '653122-party/secretary', true],
    ['the 书记 of the region', '65-party/secretary', true],
    ['the same department two levels above', '65-agri/officer', true],
    ['another department of its place', '653122-finance/head', false],
    ['another department above', '65-finance/head', false],
    ['督查室 of its place', '653122-party_office/head', false],
    ['the 农办 of another county', '653125-rural_office/head', false],
    ['the same department of another county', '653125-agri/head', false],
    ['the 书记 of another prefecture', '6532-party/secretary', false],
    ['the Corps', 'BT-corps/head', false],
  ])('%s: %s %s', (_, who, expected) => {
    expect(sees(who, task)).toBe(expected);
  });

  it('nobody without a post, nor the administrator', () => {
    const account = {
      username: 'admin',
      name: 'x',
      administrator: true,
      posts: [{ unit: '65-agri', post: 'head' }],
    };
    expect(maySee(callerOf(account, organisation).visibility, task)).toBe(false);
    expect(maySee(caller('65-no_such/head').visibility, task)).toBe(false);
  });

  it('keeps a sensitive task to its lead unit and the 农办 and 书记 above', () => {
    const sensitive = taskOf('653122-police', {
      sensitive: true,
      support: ['653122-agri'],
      relays: ['6531-finance'],
    });
    const expected: Record<string, boolean> = {
      '653122-police/officer': true,
      '653122-rural_office/officer': true,
      '6531-rural_office/head': true,
      '653122-party/secretary': true,
      '65-party/secretary': true,
      '653122-agri/head': false,
      '6531-finance/head': false,
      '65-police/head': false,
    };
    const found = Object.fromEntries(Object.keys(expected).map((who) => [who, sees(who, sensitive)]));
    expect(found).toEqual(expected);
  });

  it('follows the Corps’ own chain, and its departments’ own types', () => {
    const corps = taskOf('BT01-agri');
    expect(sees('BT-corps_agri/officer', corps)).toBe(true);
    expect(sees('BT-corps/officer', corps)).toBe(true);
    expect(sees('BT-party/secretary', corps)).toBe(true);
    expect(sees('BT-corps_water/officer', corps)).toBe(false);
    expect(sees('65-agri/head', corps)).toBe(false);
    expect(sees('65-rural_office/head', taskOf('BT-corps'))).toBe(true);
  });
});

describe('who may do what', () => {
  const leadActs: readonly ActName[] = [
    'accept',
    'decline',
    'progress',
    'submit',
    'withdraw',
    'request-extension',
    'decompose',
    'raise-obstacle',
    'object',
    'comment',
  ];
  const supervisorActs: readonly ActName[] = [
    'approve',
    'return',
    'reopen',
    'decide-extension',
    'reassign',
    'clear-obstacle',
    'urge',
    'comment',
    'suspend',
    'resume',
    'terminate',
    'cancel',
  ];
  const task = taskOf('653122-agri', { support: ['653122-water'] });
  const leadersOnly: readonly ActName[] = [
    'submit',
    'approve',
    'suspend',
    'terminate',
    'cancel',
    'reopen',
    'decide-extension',
    'decide-objection',
  ];
  const forOfficers = (all: readonly ActName[]): readonly ActName[] =>
    all.filter((act) => !leadersOnly.includes(act));

  it.each<[string, readonly ActName[]]>([
    ['653122-agri/head', leadActs],
    ['653122-agri/deputy', leadActs],
    ['653122-agri/officer', forOfficers(leadActs)],
    ['653122-rural_office/head', supervisorActs],
    ['653122-rural_office/deputy', supervisorActs],
    ['653122-rural_office/officer', forOfficers(supervisorActs)],
    ['653122-water/officer', ['contribute', 'comment']],
    ['6531-rural_office/head', ['comment', 'decide-objection']],
    ['6531-rural_office/officer', ['comment']],
    ['65-rural_office/head', ['comment']],
    ['65-agri/head', ['comment']],
    ['653122-party/secretary', ['urge', 'comment']],
    ['65-party/secretary', ['urge', 'comment']],
    ['653125-agri/head', []],
  ])('%s', (who, expected) => {
    expect([...acts(who, task)].sort()).toEqual([...expected].sort());
  });

  it('lets a township’s 农办 act for its villages, recorded', () => {
    const village = taskOf('653122200201-party', { support: ['653122200202-party'] });
    const office = caller('653122200-rural_office/head');
    expect(permit(office, 'submit', village)).toMatchObject({
      verdict: 'ok',
      onBehalfOf: '653122200201-party',
    });
    expect(permit(office, 'contribute', village)).toMatchObject({ onBehalfOf: '653122200202-party' });
    expect(permit(office, 'approve', village)).toMatchObject({ verdict: 'ok' });
    expect(permit(office, 'approve', village)).not.toHaveProperty('onBehalfOf');
    expect(permit(caller('653122201-rural_office/head'), 'accept', village).verdict).toBe('unseen');
    expect(permit(caller('653122-rural_office/head'), 'accept', village).verdict).toBe('forbidden');
  });

  it('lets a village’s 书记 lead, as its head', () => {
    expect(acts('653122200201-party/secretary', taskOf('653122200201-party'))).toEqual(
      expect.arrayContaining(['accept', 'submit']),
    );
  });

  it('never lets a lead unit approve its own work', () => {
    const own = taskOf('653122-rural_office', { supervisor: '653122-rural_office' });
    expect(permit(caller('653122-rural_office/head'), 'approve', own).verdict).toBe('forbidden');
  });

  it('acts with the post that permits', () => {
    const both = caller('65-agri/officer', '653122-rural_office/head');
    expect(permit(both, 'approve', task)).toMatchObject({ post: { unit: '653122-rural_office' } });
    expect(permittedActs(both, task)).toEqual(
      without(...leadActs.filter((act) => act !== 'comment'), 'contribute', 'decide-objection'),
    );
  });

  it('shows a task to the unit that holds its obstacle, which may clear it and no more', () => {
    const blocked = taskOf('653122-agri', { obstacleHeldBy: '653125-water' });
    expect(sees('653125-water/officer', task)).toBe(false);
    expect(acts('653125-water/officer', blocked)).toEqual(['clear-obstacle', 'comment']);
    const inVillage = taskOf('653122200202-party', { obstacleHeldBy: '653122200201-party' });
    expect(permit(caller('653122200-rural_office/officer'), 'clear-obstacle', inVillage)).toMatchObject({
      verdict: 'ok',
      onBehalfOf: '653122200201-party',
    });
  });

  it('shows a child to the lead unit of its parent, unless it is sensitive', () => {
    const child = taskOf('653125-water', { parentUnit: '6531-agri' });
    expect(sees('6531-agri/officer', taskOf('653125-water'))).toBe(false);
    expect(acts('6531-agri/officer', child)).toEqual(['comment']);
    expect(sees('6531-agri/officer', { ...child, sensitive: true })).toBe(false);
  });

  it('leaves an objection to its reviewer’s head or deputy, never to whoever decided', () => {
    const objection = { reviewer: '6531-rural_office', takenBy: '653122-rural_office/head' };
    const questioned = taskOf('653122-agri', { objection });
    expect(acts('6531-rural_office/head', questioned)).toEqual(['decide-objection', 'comment']);
    expect(acts('6531-rural_office/officer', questioned)).toEqual(['comment']);
    const same = { ...questioned, objection: { ...objection, takenBy: '6531-rural_office/head' } };
    expect(permit(caller('6531-rural_office/head'), 'decide-objection', same).verdict).toBe('forbidden');
    expect(sees('65-party_office/head', taskOf('65-agri'))).toBe(false);
    const top = taskOf('65-agri', { objection: { reviewer: '65-party_office', takenBy: null } });
    expect(acts('65-party_office/head', top)).toEqual(['decide-objection', 'comment']);
  });
});

describe('who may issue, and where to', () => {
  const paths = (...codes: readonly string[]): readonly string[] =>
    codes.map((code) => pathOf(organisation, code) ?? '');

  it.each([
    ['65-rural_office/head', ['65', '6531', 'BT01'], true],
    ['65-party_office/deputy', ['653122'], true],
    ['65-rural_office/officer', ['65'], false],
    ['65-agri/head', ['65'], false],
    ['65-party/secretary', ['65'], false],
    ['6531-rural_office/head', ['6531', '653122200'], true],
    ['6531-rural_office/head', ['6532'], false],
    ['6531-rural_office/head', ['65'], false],
    ['BT-corps/head', ['BT01'], true],
    ['BT-corps/head', ['6531'], false],
  ])('%s to %s: %s', (who, codes, expected) => {
    expect(issuingPost(caller(who), paths(...codes)) !== undefined).toBe(expected);
  });
});
