import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';
import type { Browser, BrowserContext, Page, ViewportSize } from 'playwright-core';

/** A test asks nobody but the system under test. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

/** A headless browser that comes with the packages, so that a machine needs none of its own. */
export async function openBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args.filter((arg) => arg !== '--single-process'), ...quiet],
    headless: true,
  });
}

/** Somebody's window, in Chinese and without motion: a list that is still closing stands over what comes next. */
export function newContext(browser: Browser, viewport: ViewportSize): Promise<BrowserContext> {
  return browser.newContext({ viewport, locale: 'zh-CN', reducedMotion: 'reduce' });
}

/** What breaks while a page is used is told here, a line each. */
export interface FaultLog {
  readonly faults: string[];
  /** Which answers are faults; left out: the service's own (5xx). */
  readonly isFault?: (status: number) => boolean;
}

/** Long enough for a page on a machine that does much else, ms. */
const patienceMs = 90_000;

/** A new page of somebody who signs in at the console of `api`; it may still be on its way to what comes next. */
export async function signIn(
  context: BrowserContext,
  api: string,
  { username, password }: { readonly username: string; readonly password: string },
  { faults, isFault = (status) => status >= 500 }: FaultLog,
): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('response', (response) => {
    if (isFault(response.status())) faults.push(`${response.status()} ${response.url()}`);
  });
  await page.goto(api);
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: /登\s*录/u }).click();
  return page;
}
