import type { Browser } from 'playwright-core';
import { onTestFinished, test } from 'vitest';
import { openChromium } from '#test/support/browser.ts';

const timeoutMs = 180_000;

/** A test of the page in a real browser; where there is none (TEST_CHROMIUM is not set) it is skipped by this name. */
export function inChromium(name: string, run: (browser: Browser) => Promise<void>): void {
  test.skipIf(process.env['TEST_CHROMIUM'] === undefined)(`[chromium] ${name}`, { timeout: timeoutMs }, async () => {
    const browser = await openChromium();
    onTestFinished(() => browser.close());
    await run(browser);
  });
}
