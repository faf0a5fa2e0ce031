import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { untilInCatalog } from './support/backend.mjs';
import { launchBrowser } from './support/browser.mjs';

const SERVICE = 'payment-authorisation';

let browser;

before(async () => {
  browser = await launchBrowser();
  await untilInCatalog(SERVICE);
});

after(() => browser?.close());

test('a guest signs in and meets the services of the catalog', async () => {
  const { page, errors, close } = await browser.open('/');
  await page.getByRole('button', { name: 'Enter' }).click();

  await page.locator(`a[href$="/component/${SERVICE}"]`).first().waitFor();

  assert.match(await page.title(), /Meridian Pay – helm-audit demo/);
  assert.equal(new URL(page.url()).pathname, '/catalog');
  assert.deepEqual(errors, []);
  await close();
});

test('a service in the list leads to its page', async () => {
  const { page, errors, close } = await browser.openAsGuest('/');
  await page.locator(`a[href$="/component/${SERVICE}"]`).first().click();

  await page.getByText('About', { exact: true }).waitFor();
  await page.getByText('Relations', { exact: true }).waitFor();

  assert.equal(
    new URL(page.url()).pathname,
    `/catalog/default/component/${SERVICE}`,
  );
  assert.deepEqual(errors, []);
  await close();
});

test('the sidebar leads home from the settings', async () => {
  const { page, close } = await browser.openAsGuest('/settings');
  await page.getByRole('link', { name: 'helm-audit, home' }).click();

  await page.locator(`a[href$="/component/${SERVICE}"]`).first().waitFor();
  await close();
});
