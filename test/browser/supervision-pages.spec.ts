import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Locator, Page } from 'playwright-core';
import { newContext, openBrowser, signIn } from '../support/browser';
import { WholeSystem } from '../support/whole-system';

/** None of these people is led to what they may not see. */
const isFault = (status: number): boolean => status >= 500 || status === 403;

/** The desk of those who supervise: from the board down to a task, a slip from draft to document, what is asked of units. */
describe('the pages of supervision', () => {
  const system = new WholeSystem({ DUBAN_CLOCK: '2023-10-16T09:00:00+08:00' });
  const kept = mkdtempSync(path.join(tmpdir(), 'duban-downloads-'));
  let browser: Browser;
  const faults: string[] = [];

  beforeAll(async () => {
    [browser] = await Promise.all([openBrowser(), system.start()]);
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await system.dispose();
    rmSync(kept, { recursive: true, force: true });
  }, 60_000);

  async function opened(username: string, address: string, width = 1280): Promise<Page> {
    const account = system.accounts().find((each) => each.username === username);
    if (!account) throw new Error(`no demo account ${username}`);
    const context = await newContext(browser, { width, height: 900 });
    const page = await signIn(context, system.api, account, { faults, isFault });
    await page.getByLabel('我的').waitFor();
    await page.goto(`${system.api}${address}`);
    return page;
  }

  const fits = async (page: Page): Promise<boolean> =>
    (await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth + 1')) === true;

  const row = (page: Page, name: string): Locator =>
    page
      .getByRole('grid', { name: '看板' })
      .getByRole('row')
      .filter({ has: page.getByRole('link', { name, exact: true }) });

  it('lead from the board down: the region, a prefecture, a county, its units, a unit’s tasks', async () => {
    const page = await opened('65-rural-office-head', '/board');
    await row(page, '喀什地区').getByRole('link', { name: '喀什地区', exact: true }).click();
    await row(page, '疏勒县').getByRole('link', { name: '疏勒县', exact: true }).click();
    await row(page, '疏勒县本级').getByRole('link', { name: '疏勒县本级', exact: true }).click();
    const unit = row(page, '疏勒县农业农村局');
    const total = Number(await unit.locator('td.sum .num').textContent());
    expect(total).toBeGreaterThan(0);
    await unit.getByRole('link', { name: '疏勒县农业农村局', exact: true }).click();
    await page
      .getByText(new RegExp(`已列出 ${total} 项|共 ${total} 项`, 'u'))
      .first()
      .waitFor();
    expect(new URL(page.url()).searchParams.get('unit')).toBe('653122-agri');
    await page.locator('a[href^="/tasks/"]').first().click();
    await page.getByText('疏勒县农业农村局').first().waitFor();
    expect(page.url()).toMatch(/\/tasks\/[\da-f-]{36}$/u);
    await page.context().close();
  }, 300_000);

  it('let a 农办 word a slip, and its head approve what was worded and take the document', async () => {
    const officer = await opened('6531-rural-office-officer', '/slips?kind=circular', 390);
    await officer.locator('.subject button').first().click();
    await officer.getByLabel(/^要求/u).fill('月底前完成整改\n整改情况报地委农办');
    await officer.getByRole('button', { name: '保存文稿' }).click();
    await officer.getByText('文稿已保存').waitFor();
    await officer.getByText(/第1版.*改写要求/u).waitFor();
    expect(await officer.getByRole('button', { name: '同意签发' }).count()).toBe(0);
    expect(await fits(officer)).toBe(true);
    const address = officer.url();
    await officer.context().close();

    const head = await opened('6531-rural-office-head', address.slice(system.api.length));
    await head.getByText(/第1版.*改写要求/u).waitFor();
    await head.getByLabel(/领导批示/u).fill('请从严落实。');
    await head.getByRole('button', { name: '同意签发' }).click();
    await head.getByText(/已签发：喀什地委农办督通〔2023〕\d+号/u).waitFor();
    await head.goto(
      `${system.api}${address.slice(system.api.length).replace('kind=', 'state=approved&kind=')}`,
    );
    const [download] = await Promise.all([
      head.waitForEvent('download'),
      head.getByRole('button', { name: '下载文书' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^通报-.+\.docx$/u);
    const file = path.join(kept, 'slip.docx');
    await download.saveAs(file);
    const printed = strFromU8(
      unzipSync(readFileSync(file))['word/document.xml'] ?? new Uint8Array(),
    ).replaceAll(/<[^>]+>/gu, '');
    for (const said of ['整改情况报地委农办', '请从严落实。', '喀什地委农办督通〔2023〕']) {
      expect(printed).toContain(said);
    }
    await head.context().close();
  }, 300_000);

  it('let the region’s 农办 set what units may be asked, and show it to everybody', async () => {
    const page = await opened('65-rural-office-head', '/workload?level=county');
    await page.getByRole('button', { name: '各级限额' }).click();
    await page.getByLabel('县市区级一周').fill('1');
    await page.getByRole('button', { name: /^保\s*存$/u }).click();
    await page.getByText('限额已保存').waitFor();
    await page.getByText(/^第1版/u).waitFor();
    await page
      .getByText(/ \/ 1(?: 超限)?$/u)
      .first()
      .waitFor();
    await page.context().close();
    const county = await opened('653122-rural-office-head', '/workload', 390);
    await county.getByRole('button', { name: '各级限额' }).click();
    expect(await county.getByLabel('县市区级一周').inputValue()).toBe('1');
    expect(await county.getByLabel('县市区级一周').isEditable()).toBe(false);
    expect(await county.getByRole('button', { name: /^保\s*存$/u }).count()).toBe(0);
    expect(await fits(county)).toBe(true);
    await county.context().close();
  }, 300_000);

  it('publish the year’s assessment: worked out in the background, then frozen', async () => {
    const page = await opened('65-rural-office-head', '/assessments?year=2023');
    await page.getByText('暂定，截至').waitFor();
    await page.getByRole('button', { name: '公布' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '公布', exact: true }).click();
    const published = page.getByText(/第 1 次公布，/u);
    const under = page.getByText(/正在计算第 1 次公布：\d+ \/ \d+ 项/u);
    await published.or(under).first().waitFor();
    await published.waitFor();
    await page.getByText(/校验码 [0-9a-f]{64}/u).waitFor();
    expect(await under.count()).toBe(0);
    expect(await fits(page)).toBe(true);
  }, 240_000);

  it('set the week’s brief in a type that has its characters', async () => {
    const page = await opened('6531-rural-office-head', '/brief');
    const brief = page.frameLocator('iframe[title="周报"]');
    await brief.getByRole('heading', { level: 1 }).waitFor();
    const faces = await brief.locator('body').evaluate(
      (body: {
        ownerDocument: {
          fonts: { size: number; load: (font: string, text: string) => Promise<unknown[]> };
        };
      }) =>
        body.ownerDocument.fonts
          .load('16px "Noto Sans SC Variable"', '督办周报')
          .then((loaded) => loaded.length),
    );
    expect(faces).toBeGreaterThan(0);
    await page.context().close();
  }, 300_000);

  it('broke nothing on the way, and asked nothing that is refused', () => {
    expect(faults).toEqual([]);
  });
});
