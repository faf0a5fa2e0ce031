/** The readiness tab and the overview card, on the audited services of the demo. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { callBackend, untilBackend } from './support/backend.mjs';
import { launchBrowser } from './support/browser.mjs';
import { testLooks } from './support/looks.mjs';

const API = '/api/helm-audit/v1/entities/component/default';
const FULL = 'checkout';
const READY = 'payment-authorisation';
const INCOMPLETE = 'card-vault';
const REPEATED = 'ledger';
const UNLINKED = 'fx-rates';
const AUDITED = [FULL, READY, INCOMPLETE, REPEATED];

/** What surrounds the gauge on an overview. */
const OVERVIEW_CARD = 'article:has(svg[aria-label^="Score"])';

let browser;

before(async () => {
  browser = await launchBrowser();
  for (const name of AUDITED) {
    await untilBackend(
      `${API}/${name}/summary`,
      ({ state }) => state === 'completed',
    );
  }
});

after(() => browser?.close());

const overviewOf = name => `/catalog/default/component/${name}`;
const tabOf = name => `${overviewOf(name)}/helm-audit`;

async function readReport(name) {
  const response = await callBackend(`${API}/${name}/report`);
  return response.json();
}

/** Opens the readiness tab and waits for its report. */
async function openReport(path, look) {
  const opened = await browser.openAsGuest(path, look);
  await opened.page.getByRole('heading', { name: 'All findings' }).waitFor();
  return opened;
}

/** Opens the readiness tab and holds it against the report that the backend has. */
async function openChecked(name, look) {
  const { report } = await readReport(name);
  const opened = await openReport(tabOf(name), look);
  const { page } = opened;
  const { grade, overall } = report.score;
  const gauge = grade ? `Score ${overall.toFixed(1)}` : 'No grade';
  await page.getByRole('img', { name: gauge }).waitFor();
  const sentence = report.summary.sentence.replaceAll('`', '');
  await page.getByRole('heading', { name: sentence }).waitFor();
  assert.equal(
    await page.getByText('We couldn’t see everything').count(),
    report.incomplete ? 1 : 0,
  );
  return opened;
}

/** Lets every audit that the page asks for, and what it asks afterwards, end in failure. */
async function failAudits(page) {
  const error = {
    code: 'link-not-found',
    message: 'There is no folder chart beside catalog-info.yaml.',
    fix: 'Correct the `helm-audit/chart` annotation.',
  };
  const { report, summary } = await readReport(FULL);
  const failed = { ...summary, state: 'failed', error };
  await page.route('**/entities/**/audits', route =>
    route.fulfill({ status: 202, json: failed }),
  );
  await page.route('**/entities/**/report', route =>
    route.fulfill({ json: { report, summary: failed } }),
  );
}

describe('the readiness tab', () => {
  test('filters the findings by severity and by words', async () => {
    const { report } = await readReport(FULL);
    const { high } = report.score.findings;
    const { page, close } = await openReport(tabOf(FULL));
    const list = page.getByRole('region', { name: 'All findings' });
    const groups = list.getByRole('heading', { level: 3 });

    await list
      .getByRole('group', { name: 'Severity' })
      .getByRole('button', { name: /^High/ })
      .click();
    assert.deepEqual(await groups.allTextContents(), [`High${high}`]);

    await list.getByRole('searchbox').fill('no such finding');
    await list.getByText('Nothing matches these filters.').waitFor();
    await list.getByRole('button', { name: 'Clear filters' }).click();
    assert.ok((await groups.count()) > 1);
    await close();
  });

  test('walks through the findings by keyboard, and links to the open one', async () => {
    const { page, close } = await openReport(tabOf(FULL));
    const rows = page.locator('[data-finding-row]');

    await rows.first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const opened = rows.nth(1);
    assert.equal(await opened.getAttribute('aria-expanded'), 'true');
    await page.getByRole('heading', { name: 'How to verify it' }).waitFor();
    assert.match(page.url(), /\?finding=/);

    await page.reload();
    await opened.and(page.locator('[aria-expanded=true]')).waitFor();
    assert.ok(await opened.evaluate(row => row === document.activeElement));
    await close();
  });

  test('starts an audit and follows it to its end', async () => {
    const earlier = await readReport(REPEATED);
    const { page, errors, close } = await openReport(tabOf(REPEATED));
    const again = page.getByRole('button', { name: 'Audit again' });
    const shownTime = page.locator('dd time');
    assert.equal(
      await shownTime.getAttribute('datetime'),
      earlier.report.auditedAt,
    );

    await again.click();
    await page.locator('button:disabled', { hasText: 'Audit again' }).waitFor();
    await page.getByText(/^The audit is finished: score/).waitFor();

    const later = await readReport(REPEATED);
    assert.notEqual(later.report.auditedAt, earlier.report.auditedAt);
    assert.equal(
      await shownTime.getAttribute('datetime'),
      later.report.auditedAt,
    );
    assert.deepEqual(errors, []);
    await close();
  });
});

test('the overview card leads to the readiness tab', async () => {
  const { page, close } = await browser.openAsGuest(overviewOf(FULL));
  await page.getByRole('link', { name: 'Show the report' }).click();

  await page.getByRole('heading', { name: 'All findings' }).waitFor();
  assert.equal(new URL(page.url()).pathname, tabOf(FULL));
  await close();
});

/** Scenes that are pictured and checked in every look, and how to get there. */
const SCENES = {
  'entity-tab': look => openChecked(FULL, look),
  'entity-tab-ready': look => openChecked(READY, look),
  'entity-tab-incomplete': look => openChecked(INCOMPLETE, look),
  'entity-tab-finding': async look => {
    const opened = await openReport(tabOf(FULL), look);
    await opened.page.locator('[data-finding-row]').first().click();
    await opened.page.locator('[data-fingerprint] h4').first().waitFor();
    return opened;
  },
  'entity-tab-failed': async look => {
    const opened = await openReport(tabOf(FULL), look);
    await failAudits(opened.page);
    await opened.page.getByRole('button', { name: 'Audit again' }).click();
    await opened.page.getByText('The last audit failed').waitFor();
    return opened;
  },
  'entity-tab-unlinked': async look => {
    const opened = await browser.openAsGuest(tabOf(UNLINKED), look);
    await opened.page.getByText('helm-audit/chart: ./deploy/chart').waitFor();
    return opened;
  },
  'overview-card': async look => {
    const opened = await browser.openAsGuest(overviewOf(FULL), look);
    await opened.page.getByRole('img', { name: /^Score/ }).waitFor();
    await opened.page.waitForLoadState('networkidle');
    return opened;
  },
  'entity-tab-loading': async look => {
    const opened = await browser.openAsGuest(overviewOf(FULL), look);
    const link = opened.page.getByRole('link', { name: 'Show the report' });
    await link.waitFor();
    // Never answered: the tab goes on waiting for its report.
    await opened.page.route('**/api/helm-audit/**', () => {});
    await link.click();
    await opened.page.getByText('Loading the report').waitFor();
    return opened;
  },
};

// On an overview, cards of other plugins are none of our business.
testLooks(SCENES, scene =>
  scene.startsWith('overview') ? OVERVIEW_CARD : 'main',
);
