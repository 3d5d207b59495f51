import type { Browser, Page } from 'playwright-core';
import { newContext, openBrowser, signIn } from '../support/browser';
import { WholeSystem } from '../support/whole-system';
import type { DemoAccount } from '../support/whole-system';

/** A county's plan: who leads and who supports stands in brackets, once for a whole part. */
const scheme = `疏勒县2023年农村人居环境整治实施方案

勒政办发〔2023〕15号

一、重点任务
（一）推进改厕。新建农村卫生户厕3000座。（县农业农村局牵头，县卫健委、财政局配合，9月底前完成）
（二）强化污水治理。完成12个村生活污水治理。（牵头单位：县住建局；配合单位：各乡镇；完成时限：11月底前）
二、保障措施
以下任务由县农业农村局牵头，县财政局配合。
（一）落实资金。县级配套资金不低于500万元。
疏勒县人民政府办公室
2023年3月15日
`;

interface Task {
  readonly id: string;
  readonly title: string;
  readonly dueOn: string;
}

describe('a document from import to issue', () => {
  const system = new WholeSystem({ DUBAN_CLOCK: '2023-03-20T09:00:00+08:00' });
  let browser: Browser;
  const faults: string[] = [];

  beforeAll(async () => {
    [browser] = await Promise.all([openBrowser(), system.start()]);
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await system.dispose();
  }, 60_000);

  function account(unit: string): DemoAccount {
    const found = system.accounts().find((each) => each.unit === unit && each.post === 'head');
    if (!found) throw new Error(`no demo account for ${unit}`);
    return found;
  }

  async function signedIn(unit: string): Promise<Page> {
    const context = await newContext(browser, { width: 1280, height: 900 });
    const page = await signIn(context, system.api, account(unit), { faults });
    await page.getByLabel('我的').waitFor();
    return page;
  }

  async function asked<T>(unit: string, route: string): Promise<T> {
    const { username, password } = account(unit);
    const login = await fetch(`${system.api}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password }),
    });
    const { accessToken } = (await login.json()) as { accessToken: string };
    const answer = await fetch(`${system.api}/api/v1${route}`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    return (await answer.json()) as T;
  }

  const bringIn = async (page: Page, name: string, text: string): Promise<void> => {
    await page.goto(`${system.api}/documents`);
    const file = { name, mimeType: 'text/plain', buffer: Buffer.from(text) };
    await page.locator('input[type=file]').setInputFiles(file);
  };

  it('is proposed, edited, issued, and its day drives the reminders', async () => {
    const page = await signedIn('653122-rural_office');
    await bringIn(page, '空.txt', '  \n');
    await page.getByText('文件是空的，没有可读取的文字').waitFor();
    await bringIn(page, '方案.txt', scheme);
    await page.getByRole('heading', { name: /人居环境整治实施方案/u }).waitFor();
    await page.getByRole('tab', { name: '拟办任务' }).click();
    const card = page.locator('.ant-card').filter({ hasText: '新建农村卫生户厕3000座' });
    await card.getByText('2023-09-30').waitFor();
    await card.getByRole('button', { name: /修\s*改/u }).click();
    await page.getByLabel('完成时限').fill('2023-06-14');
    await page.getByRole('button', { name: /^确\s*定$/u }).click();
    // What is not kept yet outlasts a look at another tab.
    await page.getByRole('tab', { name: '结构' }).click();
    await page.getByRole('tab', { name: '拟办任务' }).click();
    await card.getByText('2023-06-14').waitFor();
    await page.getByRole('button', { name: '保存修改' }).click();
    await page.getByText(/第1版/u).waitFor();
    const shows = async (width: number): Promise<void> => {
      await page.setViewportSize({ width, height: 900 });
      for (const tab of ['结构', '落实情况', '拟办任务', '逐句核对', '交办预案', '预演', '交办']) {
        await page.goto(page.url());
        const named = page.getByRole('tab', { name: tab, exact: true });
        await named.waitFor({ state: 'attached' });
        await named.dispatchEvent('click');
        await page.getByRole('tabpanel', { name: tab, exact: true }).waitFor();
        await page.locator('.ant-spin-spinning').first().waitFor({ state: 'detached' });
        const fits = await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth + 1');
        expect([tab, width, fits]).toEqual([tab, width, true]);
        const folder = process.env.DUBAN_PICTURES;
        if (folder) await page.screenshot({ path: `${folder}/${tab}-${width}.png`, fullPage: true });
      }
    };
    for (const width of [390, 768, 1280]) await shows(width);
    await page.getByLabel('交办日期').fill('2023-03-20');
    await page.getByLabel('批准').fill('县委农村工作领导小组');
    await page.getByRole('button', { name: /^交\s*办$/u }).click();
    await page.getByText(/交办完成/u).waitFor();
    const { items: tasks } = await asked<{ items: Task[] }>(
      '653122-agri',
      '/tasks?unit=653122-agri&sort=dueAt',
    );
    const task = tasks.find(({ title }) => title.includes('3000座'));
    expect(task?.dueOn).toBe('2023-06-14');
    expect(tasks.map(({ title }) => title)).toContain('县级配套资金不低于500万元');
    const { items } = await asked<{ items: { at: string; kind: string }[] }>(
      '653122-agri',
      `/tasks/${task?.id ?? ''}/schedule`,
    );
    const days = items.filter(({ kind }) => kind === 'remind').map(({ at }) => at.slice(0, 10));
    expect(days).toContain('2023-06-14');
    expect(days.every((day) => day <= '2023-06-14')).toBe(true);
    expect(faults).toEqual([]);
    await page.context().close();
  }, 400_000);
});
