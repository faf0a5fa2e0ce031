/** The pages about all services and the scorecard, on the audited services of the demo. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { callBackend, untilBackend } from './support/backend.mjs';
import { launchBrowser } from './support/browser.mjs';
import { testLooks } from './support/looks.mjs';

const ORG = '/api/helm-audit/v1/org';
const PAGE = '/helm-audit';
const SERVICE = 'component:default/checkout';
const SERVICE_TAB = '/catalog/default/component/checkout/helm-audit';

let browser;

/** Every service that has a chart was audited, or can't be. */
before(async () => {
  browser = await launchBrowser();
  await untilBackend(
    `${ORG}/distribution`,
    ({ audited, waiting }) => audited > 5 && waiting === 0,
  );
  // The demo makes the history of its services one after the other, by name.
  await untilBackend(
    '/api/helm-audit/v1/entities/component/default/tariff-calculator/history',
    ({ items }) => items.length > 5,
  );
});

after(() => browser?.close());

async function ask(path) {
  const response = await callBackend(`${ORG}/${path}`);
  return response.json();
}

/** Waits until Tech Insights took facts of a service and could run all checks. */
async function untilScorecard() {
  const { items } = await untilBackend(
    `${ORG}/scorecards`,
    answer => answer.items[0]?.checks.some(({ passed }) => passed),
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ entityRefs: [SERVICE] }),
    },
  );
  return items[0];
}

/** Opens a page and waits until all of it is there. */
async function openPage(path, look) {
  const opened = await browser.openAsGuest(path, look);
  await opened.page.locator('main h2').first().waitFor();
  await untilWhole(opened.page);
  return opened;
}

/** Waits until nothing stands in for what is still to come. */
async function untilWhole(page) {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(
    () => !document.querySelector('main [class*="Skeleton"]'),
  );
}

const heatmapOf = page => page.getByRole('table', { name: /^Scores by/ });

describe('the scorecards of the organisation', () => {
  test('show the scores that the backend has, and say who needs help most', async () => {
    const { rows } = await ask('heatmap?by=group&tier=1');
    const lowest = rows
      .filter(({ direct, score }) => direct > 0 && score !== null)
      .sort((a, b) => a.score - b.score || b.blockers - a.blockers)[0];
    const { page, errors, close } = await openPage(PAGE);

    await page
      .getByRole('heading', {
        name: `${lowest.title} needs help most within tier 1`,
      })
      .waitFor();
    for (const { title, services, score, blockers } of rows) {
      const row = heatmapOf(page)
        .getByRole('row')
        .filter({
          has: page.getByRole('rowheader', { name: title }),
        });
      const cells = await row.first().getByRole('cell').allTextContents();
      // The weakest dimension stands between the score and the blockers.
      assert.deepEqual(
        [cells[0], cells[1], cells[3]],
        [
          String(services),
          score === null ? '–' : score.toFixed(1),
          String(blockers),
        ],
      );
    }
    assert.deepEqual(errors, []);
    await close();
  });

  test('sort by keyboard, and keep the view in the address', async () => {
    const { page, close } = await openPage(PAGE);
    await heatmapOf(page).getByRole('button', { name: 'Score' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/sort=-score/);

    await page.reload();
    const sorted = heatmapOf(page).getByRole('columnheader', { name: 'Score' });
    await sorted.waitFor();
    assert.equal(await sorted.getAttribute('aria-sort'), 'descending');
    await close();
  });

  test('lead from a team to a service, and back to the same view', async () => {
    const { page, close } = await openPage(`${PAGE}/scorecards?tier=all`);
    await heatmapOf(page)
      .getByRole('button', { name: /services? of Checkout$/ })
      .click();
    const services = page.getByRole('region', { name: 'Services of Checkout' });
    await services.getByRole('link', { name: 'Checkout' }).first().click();
    await page.getByRole('heading', { name: 'All findings' }).waitFor();
    assert.equal(new URL(page.url()).pathname, SERVICE_TAB);

    await page.goBack();
    await services.getByRole('table').waitFor();
    assert.match(page.url(), /tier=all&show=row\.group/);
    await page.goBack();
    await heatmapOf(page).waitFor();
    assert.equal(await services.count(), 0);
    await close();
  });

  test('say what a tier leaves out, and lead there', async () => {
    const { services, tiers } = await ask('distribution');
    const shown = tiers.find(({ tier }) => tier === 1).services;
    const { page, close } = await openPage(PAGE);
    await page
      .getByText(`Tier 1 only: ${shown} of ${services} services.`)
      .waitFor();
    await page.getByRole('button', { name: 'Show all tiers' }).click();
    await page.waitForURL(/tier=all/);
    await page.getByText(/^Tiers are mixed here/).waitFor();
    await close();
  });

  test('lead from each number to exactly that many services, on the page and as a file', async () => {
    const totals = await ask('distribution');
    const { page, close } = await openPage(`${PAGE}/scorecards?tier=all`);
    const tiles = page.getByRole('list', { name: 'In numbers' });
    for (const [counted, tile, list] of [
      ['failed', 'Audit failed', 'Services whose audit failed'],
      ['incomplete', 'Incomplete', /^Services that we couldn’t see/],
      ['unlinked', 'No chart linked', 'Services without a chart'],
      ['blocked', 'With blockers', 'Services with blockers'],
      ['ungraded', 'No grade', /^Services with too little evidence/],
    ]) {
      await tiles.getByRole('button', { name: tile }).click();
      await page.waitForURL(new RegExp(`show=count\\.${counted}`));
      // What the address shows is what whoever it is sent to sees.
      if (counted === 'failed') await page.reload();
      const drill = page.getByRole('region', { name: list });
      await drill.getByRole('table').waitFor();
      const rows = await drill.getByRole('rowheader').count();
      assert.deepEqual([counted, rows], [counted, totals[counted]]);

      const download = page.waitForEvent('download');
      await drill.getByRole('button', { name: /as CSV$/ }).click();
      const file = await download;
      const text = await readFile(await file.path(), 'utf8');
      assert.equal(text.trim().split('\n').length, rows + 1);

      await drill.focus();
      await page.keyboard.press('Escape');
      await drill.waitFor({ state: 'detached' });
      const opener = tiles.getByRole('button', { name: tile });
      assert.ok(await opener.evaluate(e => e === document.activeElement));
    }
    await close();
  });

  test('open a cell by keyboard to its gaps, each to the findings behind it', async () => {
    const { rows } = await ask('heatmap?by=group');
    const { key, dimensions } = rows.find(({ title }) => title === 'Payments');
    const score = dimensions.observability.toFixed(1);
    const { items } = await ask(`gaps?group=${key}&dimension=observability`);
    const { page, close } = await openPage(`${PAGE}/scorecards?tier=all`);
    const cell = heatmapOf(page).getByRole('button', {
      name: /in Observability of Payments$/,
    });
    // The cell beside it on the left, whichever of its row the tab key stops at.
    await heatmapOf(page)
      .getByRole('button', { name: /in Security of Payments$/ })
      .focus();
    await page.keyboard.press('ArrowRight');
    assert.ok(await cell.evaluate(e => e === document.activeElement));
    await page.keyboard.press('Enter');
    await page.waitForURL(/show=cell\.observability\.group/);
    const drill = page.getByRole('region', {
      name: `Observability of Payments: ${score}`,
    });
    const gaps = drill.getByRole('table', { name: /^Gaps in/ });
    await gaps.waitFor();
    assert.equal(await gaps.getByRole('rowheader').count(), items.length);

    await gaps
      .getByRole('button', { name: / with the gap / })
      .first()
      .click();
    const services = drill.getByRole('region', { name: /^Services with/ });
    await services.getByRole('table').waitFor();
    await page.keyboard.press('Escape');
    await services.waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await drill.waitFor({ state: 'detached' });
    assert.ok(await cell.evaluate(e => e === document.activeElement));

    await page.goBack();
    await page.goBack();
    await services
      .getByRole('link', { name: /^Show the findings of/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'All findings' }).waitFor();
    assert.match(page.url(), /helm-audit\?q=/);
    await close();
  });

  test('show the weakest dimension beside the score where there is little room', async () => {
    const { page, close } = await openPage(`${PAGE}/scorecards?tier=all`, {
      width: 768,
    });
    await page
      .getByText(/^More columns: scroll/)
      .first()
      .waitFor();
    const weakest = heatmapOf(page)
      .getByRole('button', { name: /^[A-Z].* of Payments$/ })
      .first();
    const { x, width } = await weakest.boundingBox();
    assert.ok(x + width <= 768, 'the weakest dimension is out of sight');
    await close();
  });

  test('narrow down by a picker, and lead out of filters that match nothing', async () => {
    const { page, close } = await openPage(
      `${PAGE}/scorecards?tag=no-such-tag`,
    );
    await page.getByText('No service matches these filters').waitFor();
    await page
      .getByRole('button', { name: 'Show all services' })
      .last()
      .click();
    await heatmapOf(page).waitFor();

    await page.getByRole('button', { name: /Lifecycle$/ }).click();
    await page.getByRole('option', { name: 'production' }).click();
    await page.waitForURL(/lifecycle=production/);
    await close();
  });

  test('can be saved as a file', async () => {
    const { page, close } = await openPage(`${PAGE}/scorecards?tier=all`);
    const download = page.waitForEvent('download');
    await page
      .getByRole('button', { name: 'Download this table as CSV' })
      .click();
    const file = await download;
    assert.equal(file.suggestedFilename(), 'helm-audit-groups.csv');
    const text = await readFile(await file.path(), 'utf8');
    const { rows } = await ask('heatmap?by=group');
    assert.equal(text.trim().split('\n').length, rows.length + 1);
    await close();
  });
});

describe('names of teams', () => {
  test('stay within Readiness, with the way to the catalog beside them', async () => {
    const { page, close } = await openPage(
      `${PAGE}/ownership?gap=contradiction`,
    );
    const table = page.getByRole('table', {
      name: 'Services with an ownership gap',
    });
    const team = 'Merchant Experience';
    const { items } = await ask(
      'ownership/gaps?gap=contradiction&lifecycle=production&group=group:default/merchant-experience',
    );
    await table.getByRole('link', { name: team, exact: true }).first().click();
    await page.waitForURL(/group=group%3Adefault%2Fmerchant-experience/);
    await page
      .getByRole('heading', {
        name: `Services with an ownership gap${items.length}`,
      })
      .waitFor();
    await page
      .getByRole('group', { name: 'Filters' })
      .getByRole('link', { name: `${team} in the catalog` })
      .click();
    await page.waitForURL(/\/catalog\/default\/group\/merchant-experience/);
    await close();
  });

  test('lead nowhere where the catalog has no such group, and say so', async () => {
    const { page, close } = await openPage(
      `${PAGE}/ownership?lifecycle=all&gap=orphan`,
    );
    const cell = page.getByRole('rowheader', { name: /settlement-squad/ });
    await cell.getByText('not in the catalog').waitFor();
    assert.deepEqual(await cell.getByRole('link').allTextContents(), [
      'Legacy settlement',
    ]);
    await close();
  });
});

describe('services without a chart', () => {
  test('are listed under their owners, and lead to how a chart is linked', async () => {
    const { owners } = await ask('unlinked');
    const { page, close } = await openPage(`${PAGE}/scorecards?tier=all`);
    const section = page.getByRole('region', { name: /^No chart linked/ });
    await section.scrollIntoViewIfNeeded();
    const services = section.getByRole('list', { name: /^Services of/ });
    await services.nth(owners.length - 1).waitFor();
    assert.equal(
      await services.getByRole('link').count(),
      owners.reduce((sum, owner) => sum + owner.services, 0),
    );
    await services.getByRole('link').first().click();
    await page.waitForURL(/\/catalog\/.*\/helm-audit/);
    await page.getByText('helm-audit/chart').first().waitFor();
    await close();
  });
});

describe('the ownership gaps', () => {
  test('say how many production services have nobody on call, and which', async () => {
    const { audited, gaps } = await ask(
      'ownership/funnel?lifecycle=production',
    );
    const { page, errors, close } = await openPage(PAGE);
    await page.getByRole('tab', { name: 'Ownership gaps' }).click();
    await page
      .getByRole('heading', {
        name: `${gaps['no-on-call']} of ${audited} audited production services have nobody on call`,
      })
      .waitFor();

    await page.getByRole('button', { name: /Nobody on call/ }).click();
    await page.waitForURL(/gap=no-on-call/);
    await page
      .getByRole('heading', {
        name: `Services with an ownership gap${gaps['no-on-call']}`,
      })
      .waitFor();
    assert.deepEqual(errors, []);
    await close();
  });
});

describe('what services are built on', () => {
  test('is found by a part of its name, down to who uses which version', async () => {
    const { page, close } = await openPage(`${PAGE}/coverage`);
    await page.getByRole('searchbox').fill('redis');
    await page.waitForURL(/q=redis/);
    const { items } = await ask('usage?kind=image&search=redis');
    const [{ name, services }] = items;
    const images = page.getByRole('table', { name: 'Images' });
    await images
      .getByRole('button', { name: `${services} service` })
      .first()
      .click();
    const drill = page.getByRole('table', { name: `Services with ${name}` });
    await drill.waitFor();
    // One row is the header.
    assert.equal(await drill.getByRole('row').count(), services + 1);
    await close();
  });
});

describe('the scorecard of a service', () => {
  test('names each check that failed, and leads to the findings behind it', async () => {
    const { checks } = await untilScorecard();
    const failed = checks.filter(({ passed }) => !passed);
    const { page, close } = await openPage(SERVICE_TAB);
    const panel = page.getByRole('region', { name: 'Scorecard' });
    for (const { name, reason } of failed) {
      await panel.getByText(name, { exact: true }).waitFor();
      await panel.getByText(reason.replaceAll('`', '')).first().waitFor();
    }
    await panel
      .getByRole('button', { name: /^Show the findings/ })
      .first()
      .click();
    await page.waitForURL(/[?&](severity|dimension)=/);

    const list = page.getByRole('region', { name: 'All findings' });
    const pressed = list.locator('button[aria-pressed=true]');
    assert.ok((await pressed.count()) > 0);
    await page.reload();
    await pressed.first().waitFor();
    await close();
  });
});

/** Lets one part of the page fail, and gives the others what they ask for. */
async function openFailed(look) {
  const opened = await browser.openAsGuest('/catalog', look);
  const { page } = opened;
  const link = page.getByRole('link', { name: 'Readiness' });
  await link.first().waitFor();
  await page.route('**/org/heatmap**', route =>
    route.fulfill({
      status: 503,
      json: {
        error: { name: 'Error', message: 'The database does not answer.' },
        request: { method: 'GET', url: '/v1/org/heatmap' },
        response: { statusCode: 503 },
      },
    }),
  );
  await link.first().click();
  await page.getByText('We couldn’t load the heatmap').waitFor();
  await untilWhole(page);
  return opened;
}

testLooks({
  scorecards: look => openPage(`${PAGE}/scorecards`, look),
  'scorecards-team': async look => {
    await untilScorecard();
    const opened = await openPage(`${PAGE}/scorecards?tier=all`, look);
    await opened.page
      .getByRole('button', { name: /services? of Payments$/ })
      .click();
    const drill = opened.page.getByRole('region', {
      name: 'Services of Payments',
    });
    await drill.getByRole('columnheader', { name: 'Level' }).waitFor();
    return opened;
  },
  'scorecards-gaps': async look => {
    const { rows } = await ask('heatmap?by=group');
    const { key } = rows.find(({ title }) => title === 'Payments');
    const opened = await openPage(
      `${PAGE}/scorecards?tier=all&show=cell.observability.${key}`,
      look,
    );
    await opened.page.getByRole('table', { name: /^Gaps in/ }).waitFor();
    return opened;
  },
  'scorecards-failed': openFailed,
  'ownership-gaps': look => openPage(`${PAGE}/ownership`, look),
  'slos-and-dependencies': look => openPage(`${PAGE}/coverage`, look),
  'entity-scorecard': async look => {
    await untilScorecard();
    const opened = await openPage(SERVICE_TAB, look);
    const panel = opened.page.getByRole('region', { name: 'Scorecard' });
    const bronze = panel.getByRole('heading', { name: /^Bronze/ });
    await bronze.waitFor();
    await bronze.scrollIntoViewIfNeeded();
    return opened;
  },
});
