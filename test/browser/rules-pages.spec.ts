import type { Browser, Page } from 'playwright-core';
import { newContext, openBrowser, signIn } from '../support/browser';
import { WholeSystem } from '../support/whole-system';
import type { DemoAccount } from '../support/whole-system';

/** None of these people is led to what they may not see. */
const isFault = (status: number): boolean => status >= 500 || status === 403;

describe('the pages of rules and accounts', () => {
  const system = new WholeSystem({ DUBAN_CLOCK: '2023-06-15T09:00:00+08:00' });
  let browser: Browser;
  const faults: string[] = [];

  beforeAll(async () => {
    [browser] = await Promise.all([openBrowser(), system.start()]);
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await system.dispose();
  }, 60_000);

  function account(username: string): DemoAccount {
    const found = system.accounts().find((each) => each.username === username);
    if (!found) throw new Error(`no demo account ${username}`);
    return found;
  }

  async function opened(username: string, address: string, width = 1280): Promise<Page> {
    const context = await newContext(browser, { width, height: 900 });
    const page = await signIn(context, system.api, account(username), { faults, isFault });
    await page.getByLabel('我的').waitFor();
    await page.goto(`${system.api}${address}`);
    return page;
  }

  const fits = async (page: Page): Promise<boolean> =>
    (await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth + 1')) === true;

  it('let the region’s 农办 try a template out, keep it with the running tasks moved, and see what differs', async () => {
    const page = await opened('65-rural-office-head', '/templates/15');
    await page.getByRole('tab', { name: '修订' }).click();
    await page.getByRole('spinbutton', { name: '签收期限' }).fill('4');
    const keep = page.getByRole('button', { name: /保存，并移动在办任务/u });
    expect(await keep.isDisabled()).toBe(true);
    await page.getByRole('button', { name: /^试\s*算$/u }).click();
    await page.getByText('2023-02-24').first().waitFor();
    await keep.click();
    await page.getByText('已保存为第2版').waitFor();
    await page.getByText(/已落到在办任务：核对\d+项，变动\d+项/u).waitFor();
    await page.getByRole('button', { name: '知道了' }).click();
    await page.getByRole('tab', { name: '版本' }).click();
    const changed = page.getByRole('row').filter({ hasText: '签收期限' });
    await changed.getByText('2 个工作日').waitFor();
    await changed.getByText('4 个工作日').waitFor();
    await page.context().close();
  }, 300_000);

  it('show a department a template and the calendar, with nothing to change', async () => {
    const page = await opened('653122-agri-officer', '/templates/15', 390);
    await page.getByText('任务模板').first().waitFor();
    expect(await page.getByRole('tab', { name: '修订' }).count()).toBe(0);
    await page.goto(`${system.api}/calendar`);
    await page.getByText('调休上班').first().waitFor();
    expect(await page.getByRole('tab', { name: '载入通知' }).count()).toBe(0);
    expect(await fits(page)).toBe(true);
    await page.context().close();
  }, 300_000);

  it('let the administrator try a year’s notice out and load it', async () => {
    const page = await opened('admin', '/calendar');
    await page.getByLabel('年度').click();
    await page.getByTitle('2023年', { exact: true }).click();
    await page.getByRole('tab', { name: '载入通知' }).click();
    const regional = page.getByLabel(/新疆自行放假/u);
    await regional.fill(`${await regional.inputValue()}、12月29日`);
    await page.getByRole('button', { name: /^试\s*算$/u }).click();
    await page.getByText('会变动的任务不在您可见的范围内').waitFor();
    await page.getByRole('button', { name: '载入2023年通知' }).click();
    await page.getByText(/已落到在办任务：核对\d+项，变动\d+项/u).waitFor();
    await page.context().close();
  }, 300_000);

  it('let the administrator make an account, whose owner first of all changes the password', async () => {
    const page = await opened('admin', '/accounts');
    await page.getByRole('button', { name: '新建账号' }).click();
    await page.getByLabel('姓名', { exact: true }).fill('阿依古丽');
    await page.getByLabel('用户名', { exact: true }).fill('ayguli');
    await page.getByLabel('单位', { exact: true }).fill('疏勒县农业农村局');
    await page.getByTitle('疏勒县农业农村局', { exact: true }).first().click();
    await page.getByLabel('岗位', { exact: true }).click();
    await page.getByTitle('分管负责人', { exact: true }).click();
    await page.getByRole('button', { name: '建立账号' }).click();
    await page.getByText('只在这里显示一次').waitFor();
    const password = (await page.locator('code').textContent()) ?? '';
    await page.getByRole('button', { name: '已经记下' }).click();
    await page.getByText('阿依古丽').first().waitFor();
    await page.context().close();

    const context = await newContext(browser, { width: 390, height: 844 });
    const own = await signIn(
      context,
      system.api,
      { username: 'ayguli', password: password.trim() },
      { faults, isFault },
    );
    await own.getByLabel('现用密码').fill(password.trim());
    await own.getByLabel('新密码', { exact: true }).fill('天山脚下有一棵大白杨树');
    await own.getByLabel('再填一遍').fill('天山脚下有一棵大白杨树');
    await own.getByRole('button', { name: '修改密码' }).click();
    await own.getByLabel('我的').waitFor();
    expect(await fits(own)).toBe(true);
    await context.close();
  }, 300_000);

  it('let the administrator record who takes a department’s work over, and see its tasks pass on', async () => {
    const page = await opened('admin', '/units?place=653122&unit=653122-sci', 768);
    await page.getByText('承接（机构改革）').waitFor();
    await page.getByRole('button', { name: '记载承接' }).click();
    await page.getByRole('button', { name: /移\s*交/u }).click();
    await page.getByText('请写明依据').waitFor();
    await page.getByLabel('承接单位').fill('农业农村');
    await page.getByTitle('疏勒县农业农村局', { exact: true }).click();
    await page.getByLabel('依据').fill('疏勒县机构改革方案');
    await page.getByRole('button', { name: '记载承接' }).click();
    await page.getByRole('button', { name: /移\s*交/u }).click();
    await page.getByText(/的工作由.*疏勒县农业农村局.*承接，自2023-06-15起/u).waitFor();
    await page.getByText(/已落到在办任务：核对\d+项，变动\d+项/u).waitFor();
    expect(await page.getByRole('button', { name: '记载承接' }).count()).toBe(0);
    expect(await fits(page)).toBe(true);
    await page.context().close();

    const narrow = await opened('admin', '/units?place=653122&unit=653122-agri', 390);
    await narrow
      .getByText(/的工作由.*承接/u)
      .first()
      .waitFor();
    await narrow.getByRole('button', { name: '记载承接' }).waitFor();
    expect(await fits(narrow)).toBe(true);
    await narrow.goto(`${system.api}/units?place=653122&unit=653122-party`);
    await narrow.getByRole('heading', { name: '逾期后逐级告知' }).waitFor();
    expect(await narrow.getByText('承接（机构改革）').count()).toBe(0);
    await narrow.context().close();

    const officer = await opened('653122-agri-officer', '/units?place=653122&unit=653122-agri');
    await officer.getByRole('heading', { name: '逾期后逐级告知' }).waitFor();
    expect(await officer.getByText('承接（机构改革）').count()).toBe(0);
    await officer.context().close();
  }, 300_000);

  it('broke nothing on the way, and asked nothing that is refused', () => {
    expect(faults).toEqual([]);
  });
});
