import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';
import type { Browser, BrowserContext, ViewportSize } from 'playwright-core';

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
