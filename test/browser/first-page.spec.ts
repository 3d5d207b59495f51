import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { newContext, openBrowser, signIn } from '../support/browser';
import { WholeSystem } from '../support/whole-system';
import type { DemoAccount } from '../support/whole-system';

/** Where pictures go, when somebody wants to look: DUBAN_SHOTS=folder. */
const shots = process.env.DUBAN_SHOTS;

describe('the first page', () => {
  const system = new WholeSystem();
  let browser: Browser;
  const faults: string[] = [];

  beforeAll(async () => {
    [browser] = await Promise.all([openBrowser(), system.start()]);
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await system.dispose();
  }, 60_000);

  function account(unit: string, post: string): DemoAccount {
    const found = system.accounts().find((each) => each.unit === unit && each.post === post);
    if (!found) throw new Error(`no demo account for ${unit} ${post}`);
    return found;
  }

  async function signedIn(who: DemoAccount, width = 1280): Promise<Page> {
    const context = await newContext(browser, { width, height: 900 });
    const page = await signIn(context, system.api, who, { faults });
    await page.getByRole('heading', { name: /^(?:我的任务单|看板)$/u }).waitFor();
    return page;
  }

  async function shot(page: Page, name: string): Promise<void> {
    if (shots === undefined) return;
    mkdirSync(shots, { recursive: true });
    await page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: true });
  }

  it('refuses a wrong password in Chinese', async () => {
    const page = await browser.newPage();
    page.setDefaultTimeout(90_000);
    await page.goto(system.api);
    await page.getByLabel('用户名').fill('65-agri-head');
    await page.getByLabel('密码').fill('wrong');
    await page.getByRole('button', { name: /登\s*录/u }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toMatch(/[\u4e00-\u9fff]/u);
    await shot(page, 'login');
    await page.close();
  }, 300_000);

  it('lets a county department see its list, report, and read why and what next', async () => {
    const page = await signedIn(account('653122-agri', 'head'));
    await shot(page, 'dockets');
    await page
      .getByRole('link', { name: /疏勒县农业农村局/u })
      .first()
      .click();
    await page.getByRole('button', { name: '合并反馈' }).waitFor();
    await shot(page, 'docket');
    const row = page.getByRole('row').filter({ hasText: '办理中' }).first();
    const title = await row.getByRole('link').first().textContent();
    await row.getByRole('link').first().click();
    await page.getByRole('heading', { name: title ?? '' }).waitFor();
    await page.getByRole('button', { name: '反馈', exact: true }).click();
    await page.getByLabel('内容').fill('已完成第四季度重点工作');
    await page.getByLabel('完成进度（%）').fill('96');
    await page.getByRole('button', { name: '确认反馈' }).click();
    await page.getByText('反馈：已记录').waitFor();
    await page.getByRole('tab', { name: '办理记录' }).click();
    await page.getByText('已完成第四季度重点工作').first().waitFor();
    await shot(page, 'task-history');
    await page.getByRole('tab', { name: '接下来会发生什么' }).click();
    await page.getByText('到期提醒').first().waitFor();
    await shot(page, 'task-schedule');
    await page.getByRole('tab', { name: '为什么是这个灯' }).click();
    await shot(page, 'task-why');
    await page.context().close();
  }, 300_000);

  it('shows the supervising unit what waits and what is late', async () => {
    const page = await signedIn(account('653122-rural_office', 'head'));
    await page.getByRole('menuitem', { name: /督办$/u }).hover();
    await page.getByRole('menuitem', { name: '待我审核' }).click();
    await page.getByRole('row').nth(1).waitFor();
    await shot(page, 'review');
    await page.getByRole('menuitem', { name: /督办$/u }).hover();
    await page.getByRole('menuitem', { name: '逾期事项' }).click();
    await page.getByText('个工作日').first().waitFor();
    await shot(page, 'overdue');
    await page.getByRole('menuitem', { name: '消息' }).click();
    await page.getByText('系统每个工作日只发一份摘要').waitFor();
    await shot(page, 'inbox');
    await page.context().close();
  }, 300_000);

  it('fits a telephone', async () => {
    const page = await signedIn(account('653122-agri', 'head'), 390);
    await shot(page, 'dockets-narrow');
    const wider = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth + 1');
    expect(wider).toBe(false);
    await page
      .getByRole('link', { name: /疏勒县农业农村局/u })
      .first()
      .click();
    await page.getByRole('button', { name: '合并反馈' }).waitFor();
    await shot(page, 'docket-narrow');
    await page.context().close();
  }, 300_000);

  it('broke nothing on the way', () => {
    expect(faults).toEqual([]);
  });
});
