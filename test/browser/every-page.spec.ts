import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { newContext, openBrowser } from '../support/browser';
import { WholeSystem } from '../support/whole-system';

const routes = readFileSync(path.join(__dirname, '../../apps/console/src/routes.tsx'), 'utf8');
/** Every address of the console, as `/tasks/:id`. */
const addresses = [...routes.matchAll(/^ {2}'(?<address>\/[^']*)': page\(/gmu)].map(
  ({ groups }) => groups?.address ?? '',
);

const ofWorkers = [
  '/dockets',
  '/dockets/:id',
  '/tasks',
  '/tasks/:id',
  '/inbox',
  '/documents',
  '/documents/:id',
];
const ofResults = ['/indicators', '/indicators/:id', '/assessments'];
const ofEverybody = ['/templates', '/templates/:clause', '/calendar', '/units', '/channels', '/password'];
const ofOffices = [
  '/board',
  '/overdue',
  '/review',
  '/slips',
  '/obstacles',
  '/brief',
  '/ranking',
  '/workload',
];

/** Who looks, and at which pages: all that their menu offers, and what these lead to. */
const lookers: Readonly<Record<string, readonly string[]>> = {
  '65-rural-office-head': [...ofOffices, ...ofWorkers, ...ofResults, ...ofEverybody, '/delegations'],
  '653122-agri-head': [...ofWorkers, ...ofResults, ...ofEverybody, '/delegations'],
  admin: ['/operations', '/accounts', ...ofEverybody],
};

describe('every page', () => {
  const system = new WholeSystem({ DUBAN_CLOCK: '2023-06-15T09:00:00+08:00' });
  let browser: Browser;

  beforeAll(async () => {
    [browser] = await Promise.all([openBrowser(), system.start()]);
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await system.dispose();
  }, 60_000);

  it('is looked at by somebody', () => {
    expect(addresses.length).toBeGreaterThan(20);
    expect(new Set(Object.values(lookers).flat())).toEqual(new Set(addresses));
  });

  /** The address with the first of what its list names in place of the parameter. */
  async function concrete(address: string, token: string): Promise<string> {
    if (address.endsWith('/:clause')) return address.replace(':clause', '15');
    if (!address.endsWith('/:id')) return address;
    const list = address.replace('/:id', '');
    const answer = await fetch(`${system.api}/api/v1${list}?limit=1`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { items } = (await answer.json()) as { items: readonly { id: string }[] };
    return `${list}/${items[0]?.id ?? ''}`;
  }

  /** What is wrong with the page that is open: its errors, its answers, what it shows, what sticks out. */
  async function faultsOf(page: Page, address: string, heard: string[]): Promise<string[]> {
    await page.goto(system.api + address);
    await page.locator('h1, h2').first().waitFor();
    await page.locator('.ant-skeleton-active, .ant-spin-spinning').first().waitFor({ state: 'detached' });
    const shown = await page.locator('.ant-alert-error, .ant-result-error').allInnerTexts();
    const wide = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    const faults = [
      ...heard.splice(0),
      ...shown,
      ...(Number(wide) > 1 ? [`${String(wide)} px too wide`] : []),
    ];
    return faults.map((fault) => `${address} ${fault}`);
  }

  const cases = Object.keys(lookers).flatMap((username) =>
    [390, 768, 1280].map((width) => ({ username, width })),
  );

  it.each(cases)(
    'opens without a fault for $username at $width px',
    async ({ username, width }) => {
      const account = system.accounts().find((each) => each.username === username);
      if (account === undefined) throw new Error(`no demo account ${username}`);
      const context = await newContext(browser, { width, height: 900 });
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      const heard: string[] = [];
      let token = '';
      page.on('pageerror', (error) => heard.push(String(error)));
      page.on('request', (request) => {
        token = request.headers().authorization?.replace('Bearer ', '') ?? token;
      });
      page.on('response', (response) => {
        if (response.status() >= 400) heard.push(`${response.status()} ${response.url()}`);
      });
      await page.goto(system.api);
      await page.getByLabel('用户名').fill(account.username);
      await page.getByLabel('密码').fill(account.password);
      heard.splice(0); // nobody was signed in
      await page.getByRole('button', { name: /登\s*录/u }).click();
      await page.getByLabel('我的').waitFor();
      const faults: string[] = [];
      for (const address of lookers[username] ?? []) {
        faults.push(...(await faultsOf(page, await concrete(address, token), heard)));
      }
      expect(faults).toEqual([]);
      await context.close();
    },
    300_000,
  );
});
