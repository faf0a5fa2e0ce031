/**
 * A browser for the tests. `scripts/browser/run.mjs` starts the demo Backstage and says in the
 * environment where it is (`BASE_URL`, `BACKEND_URL`), which browser to use (`CHROMIUM_BIN`)
 * and where pictures go (`SCREENSHOT_DIR`).
 */
import path from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright-core';

/** How long to wait for something on a page. The first page waits for the bundle as well. */
const TIMEOUT_MS = 60_000;

const FLAGS = [
  // Chromium's sandbox refuses to run as root, as in most containers.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What the sign-in page remembers of a guest. */
const REMEMBERED_GUEST = ['@backstage/core:SignInPage:provider', 'guest'];

function required(variable) {
  const value = process.env[variable];
  if (!value) {
    throw new Error(
      `${variable} is not set: run the tests with \`yarn test:browser\`.`,
    );
  }
  return value;
}

/** Where the demo's backend answers, for tests that speak to it directly. */
export const backendUrl = () => required('BACKEND_URL');

/**
 * Starts a browser with an empty profile. Close it when the test is done.
 *
 * @returns `open` and `openAsGuest`, which give a page on a path such as "/catalog" in a
 *   context of its own, and `close`
 */
export async function launchBrowser() {
  const browser = await chromium.launch({
    executablePath: required('CHROMIUM_BIN'),
    args: FLAGS,
  });
  return {
    open: (to, look) => openPage(browser, to, look),
    openAsGuest: (to, look) =>
      openPage(browser, to, { ...look, remembered: REMEMBERED_GUEST }),
    close: () => browser.close(),
  };
}

/**
 * @param width - of the window, in CSS pixels; the height likewise
 * @param colorScheme - "light" or "dark", as the user's system would prefer it
 */
async function openPage(
  browser,
  to,
  { width = 1280, height = 900, colorScheme = 'light', remembered } = {},
) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(TIMEOUT_MS);
  if (remembered) {
    await context.addInitScript(
      ([key, value]) => window.localStorage.setItem(key, value),
      remembered,
    );
  }
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', error => errors.push(error));
  await page.goto(new URL(to, required('BASE_URL')).href);
  return {
    page,
    /** Exceptions that nothing on the page caught so far. */
    errors,
    /** Takes a picture under the given name, without an ending. */
    screenshot: name =>
      page.screenshot({
        path: path.join(required('SCREENSHOT_DIR'), `${name}.png`),
      }),
    close: () => context.close(),
  };
}
