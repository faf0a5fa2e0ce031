import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import {
  buildFinding,
  buildReport,
  buildResponse,
  buildRule,
} from '../../testing';
import { mockHelmAuditApi, renderOnEntityPage } from '../../__testUtils__';
import { downloadText } from '../../lib/download';
import { EntityTab } from '../EntityTab';

jest.mock('../../lib/download', () => ({ downloadText: jest.fn() }));

const copy = jest.fn();
jest.mock('react-use/esm/useCopyToClipboard', () => ({
  __esModule: true,
  default: () => [{}, copy],
}));

function Address() {
  const { search } = useLocation();
  return <output data-testid="address">{search}</output>;
}

async function renderList(
  options: { report?: AuditReport; path?: string } = {},
) {
  const { report = buildReport(), path } = options;
  renderOnEntityPage(
    <>
      <EntityTab />
      <Address />
    </>,
    {
      path,
      api: mockHelmAuditApi({
        getReport: async () => buildResponse({ report }),
      }),
    },
  );
  const section = await screen.findByRole('region', { name: 'All findings' });
  return within(section);
}

/** The rows of the list, without those of the blockers. */
function rows() {
  return [...document.querySelectorAll<HTMLElement>('[data-finding-row]')];
}

function messages() {
  return rows().map(
    row =>
      row.textContent?.match(
        /One replica|Nothing keeps|Image of \w+|proxy receives|No alert|app may use|No CODEOWNERS|The chart has no|app runs as root/,
      )?.[0],
  );
}

const ALL = [
  'One replica',
  'Nothing keeps',
  'Image of app',
  'Image of proxy',
  'proxy receives',
  'No alert',
  'app may use',
  'No CODEOWNERS',
  'The chart has no',
];

describe('FindingList', () => {
  it('groups the findings by severity, the most severe first', async () => {
    const list = await renderList();

    expect(
      list.getAllByRole('heading', { level: 3 }).map(h => h.textContent),
    ).toEqual(['Critical1', 'High5', 'Medium2', 'Low1']);
    expect(messages()).toEqual(ALL);
  });

  it('searches in messages, places, values keys and rules', async () => {
    const list = await renderList();
    const search = list.getByRole('searchbox', { name: 'Search findings' });

    await userEvent.type(search, 'resources.limits');
    expect(messages()).toEqual(['app may use']);

    await userEvent.clear(search);
    await userEvent.type(search, 'image PROXY');
    expect(messages()).toEqual(['Image of proxy']);

    await userEvent.clear(search);
    await userEvent.type(search, 'codeowners');
    expect(messages()).toEqual(['No CODEOWNERS']);
  });

  it('filters by severity and dimension and counts what each chip would show', async () => {
    const list = await renderList();
    const severities = within(list.getByRole('group', { name: 'Severity' }));
    const dimensions = within(list.getByRole('group', { name: 'Dimension' }));

    const high = severities.getByRole('button', { name: /High/ });
    expect(high).toHaveTextContent('High5');
    await userEvent.click(high);
    expect(high).toHaveAttribute('aria-pressed', 'true');
    expect(messages()).toEqual(ALL.slice(1, 6));

    const quality = dimensions.getByRole('button', { name: /Chart quality/ });
    expect(quality).toHaveTextContent('Chart quality1');
    await userEvent.click(quality);
    expect(messages()).toEqual(['proxy receives']);
    expect(high).toHaveTextContent('High1');

    await userEvent.click(high);
    expect(messages()).toEqual(['proxy receives', 'The chart has no']);
  });

  it('clears filters that let nothing through', async () => {
    const list = await renderList();
    await userEvent.type(list.getByRole('searchbox'), 'no such thing');

    expect(list.getByText('Nothing matches these filters.')).toBeVisible();
    await userEvent.click(list.getByRole('button', { name: 'Clear filters' }));
    expect(messages()).toEqual(ALL);
  });

  it('keeps apart what failed, what was not seen, what is waived and what passed', async () => {
    const list = await renderList();

    await userEvent.click(list.getByRole('tab', { name: 'Not determined 3' }));
    expect(rows()).toEqual([]);
    expect(list.getByText('Failures are rehearsed')).toBeVisible();
    expect(
      list.getAllByText('The repository around the chart could not be read'),
    ).toHaveLength(2);
    expect(
      list.getByText('The rule stopped with: unexpected end of JSON input'),
    ).toBeVisible();

    await userEvent.click(list.getByRole('tab', { name: 'Waived 1' }));
    expect(messages()).toEqual(['app runs as root']);

    await userEvent.click(list.getByRole('tab', { name: 'Passed 6' }));
    expect(list.getByText('Selectors match labels')).toBeVisible();

    await userEvent.click(list.getByRole('tab', { name: 'Not applicable 1' }));
    expect(list.getByText('The chart renders no StatefulSet')).toBeVisible();
  });

  it('says who waived a finding, why and until when', async () => {
    const list = await renderList();
    await userEvent.click(list.getByRole('tab', { name: 'Waived 1' }));
    await userEvent.click(rows()[0]);

    expect(
      list.getByText(
        'The vendor image binds port 443 until release 5 (annotation on Deployment checkout, until 2027-01-31)',
      ),
    ).toBeVisible();
  });

  it('walks through the findings with the arrow keys and opens one with Enter', async () => {
    await renderList();
    const [first, second] = rows();

    act(() => first.focus());
    await userEvent.keyboard('{ArrowDown}');
    expect(second).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(second).toHaveAttribute('aria-expanded', 'true');
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    expect(first).toHaveFocus();
    await userEvent.keyboard('{End}');
    expect(rows()[ALL.length - 1]).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{Home}');
    expect(first).toHaveFocus();
  });

  it('says how exact a place is', async () => {
    const list = await renderList();

    await userEvent.click(rows()[1]);
    expect(
      list.getByText('Not set here: it belongs below the marked line'),
    ).toBeVisible();
    await userEvent.click(rows()[7]);
    expect(
      list.getByText('It is about this as a whole (path in the repository)'),
    ).toBeVisible();
  });

  it('lets the address follow the finding that was opened last', async () => {
    await renderList();
    const address = screen.getByTestId('address');

    await userEvent.click(rows()[0]);
    expect(address).toHaveTextContent(
      '?finding=single-replica%3Adeployment%2Fcheckout',
    );
    await userEvent.click(rows()[5]);
    expect(address).toHaveTextContent('?finding=no-alert%3Achart');
    expect(rows()[0]).toHaveAttribute('aria-expanded', 'true');
    await userEvent.click(rows()[5]);
    expect(address).toBeEmptyDOMElement();
  });

  it('opens the finding that the address names and brings it into view', async () => {
    const scrolled = jest.spyOn(Element.prototype, 'scrollIntoView');
    await renderList({ path: '/?finding=no-alert%3Achart' });

    const row = rows()[5];
    expect(row).toHaveAttribute('aria-expanded', 'true');
    expect(row).toHaveFocus();
    expect(scrolled.mock.contexts[0]).toHaveAttribute(
      'data-fingerprint',
      'no-alert:chart',
    );
    expect(rows()[0]).toHaveAttribute('aria-expanded', 'false');
  });

  it('opens a waived finding in its tab', async () => {
    const list = await renderList({
      path: '/?finding=root-user%3Adeployment%2Fcheckout%2Fapp',
    });

    expect(list.getByRole('tab', { name: 'Waived 1' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    expect(rows()[0]).toHaveAttribute('aria-expanded', 'true');
  });

  it('says when a link leads to a finding that is gone', async () => {
    await renderList({ path: '/?finding=fixed-long-ago' });

    expect(
      screen.getByRole('heading', {
        name: 'The finding you followed a link to is not in this report',
      }),
    ).toBeVisible();
  });

  it('copies a link to a finding', async () => {
    const list = await renderList();
    await userEvent.click(rows()[5]);
    await userEvent.click(list.getByRole('button', { name: 'Copy link' }));

    expect(copy).toHaveBeenCalledWith(
      'http://localhost/?finding=no-alert%3Achart',
    );
    expect(list.getByRole('button', { name: 'Copied' })).toBeVisible();
  });

  describe('with more findings than fit a page', () => {
    const report = buildReport({
      rules: [
        buildRule('single-replica', 'reliability', 'critical', {
          findings: Array.from({ length: 40 }, (_, index) =>
            buildFinding({ fingerprint: `f${index}` }),
          ),
        }),
      ],
    });

    it('shows the rest on demand', async () => {
      const list = await renderList({ report });

      expect(rows()).toHaveLength(15);
      await userEvent.click(
        list.getByRole('button', { name: 'Show 25 more findings' }),
      );
      expect(rows()).toHaveLength(40);
    });

    it('shows the rest at once when the address names one of it', async () => {
      await renderList({ report, path: '/?finding=f30' });

      expect(rows()).toHaveLength(40);
      expect(rows()[30]).toHaveFocus();
    });
  });

  it('downloads what is shown as CSV and the report as JSON', async () => {
    const save = jest.mocked(downloadText);
    const list = await renderList();
    await userEvent.type(list.getByRole('searchbox'), 'codeowners');

    await userEvent.click(list.getByRole('button', { name: 'Download CSV' }));
    expect(save).toHaveBeenLastCalledWith(
      'helm-audit-checkout-2.3.0-findings.csv',
      'text/csv;charset=utf-8',
      expect.stringMatching(
        /^severity,dimension,[^\n]*\r\nmedium,delivery,no-code-owners,[^\n]*\r\n$/,
      ),
    );

    await userEvent.click(list.getByRole('button', { name: 'Download JSON' }));
    const [name, , text] = save.mock.lastCall!;
    expect(name).toBe('helm-audit-checkout-2.3.0.json');
    expect(JSON.parse(text)).toEqual(buildReport());
  });
});
