import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { Person, WholeSystem } from '../support/whole-system';

/** Where pictures go, when somebody wants to look: DUBAN_SHOTS=folder. */
const shots = process.env.DUBAN_SHOTS;
const year = new Date().getFullYear();

const scheme = `疏勒县${year}年农村厕所革命实施方案
勒政办发〔${year}〕15号
一、重点任务
（一）推进改厕。新建农村卫生户厕3000座。（县农业农村局牵头，县卫健委、财政局配合，9月底前完成）
（二）强化污水治理。完成12个村生活污水治理。（牵头单位：县住建局；配合单位：各乡镇；完成时限：11月底前）
二、保障措施
（一）健全机制。逐项梳理存量事项。
疏勒县人民政府办公室
${year}年1月15日
`;

describe('the pages of a document', () => {
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

  async function shot(page: Page, name: string): Promise<void> {
    if (shots === undefined) return;
    mkdirSync(shots, { recursive: true });
    await page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: true });
  }

  it('take a file in, show how it was read, edit what was proposed, and issue it', async () => {
    const who = system.accounts().find((each) => each.unit === '653122-rural_office' && each.post === 'head');
    if (!who) throw new Error('the county has no head of its office');
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' });
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    page.on('pageerror', (error) => faults.push(String(error)));
    await page.goto(system.api);
    await page.getByLabel('用户名').fill(who.username);
    await page.getByLabel('密码').fill(who.password);
    await page.getByRole('button', { name: /登\s*录/u }).click();
    await page.getByRole('menuitem', { name: '政策文件' }).click();
    await page.locator('input[type=file]').setInputFiles({
      ...{ name: '方案.txt', mimeType: 'text/plain' },
      buffer: Buffer.from(scheme, 'utf8'),
    });
    await page.getByRole('heading', { name: /农村厕所革命实施方案/u }).waitFor();
    await shot(page, 'document-structure');
    await page.getByRole('tab', { name: '拟办任务' }).click();
    await page
      .getByRole('button', { name: '修 改' })
      .or(page.getByRole('button', { name: '修改' }))
      .first()
      .click();
    await page.getByRole('textbox', { name: '任务' }).fill('新建卫生户厕三千座');
    await shot(page, 'document-task-form');
    await page.getByRole('button', { name: /确\s*定/u }).click();
    await page.getByRole('button', { name: '保存修改' }).click();
    await page.getByText(/第1版/u).waitFor();
    await shot(page, 'document-proposals');
    await page.setViewportSize({ width: 390, height: 844 });
    await shot(page, 'document-proposals-narrow');
    const wide = await page.locator('html').evaluate((html) => html.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByRole('tab', { name: '逐句核对' }).click();
    await page.getByText('新建卫生户厕三千座').first().waitFor();
    await page.getByRole('tab', { name: '交办预案' }).click();
    await page.getByText('全年反馈').first().waitFor();
    await shot(page, 'document-plan');
    await page.getByRole('tab', { name: '交办', exact: true }).click();
    await page.getByLabel('批准').fill('县委农村工作领导小组');
    await page.getByRole('button', { name: /^交\s*办$/u }).click();
    await page.getByText(/交办完成/u).waitFor();
    await shot(page, 'document-issued');
    const person = await Person.signIn(system.api, who);
    const tasks = await person.get<{ items: { title: string }[] }>('/tasks?unit=653122-agri&q=三千座');
    expect(tasks.body.items.map(({ title }) => title)).toEqual(['新建卫生户厕三千座']);
    expect(faults).toEqual([]);
    await context.close();
  }, 300_000);
});
