import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DependencySection } from '@helm-audit/plugin-helm-audit-common';
import { downloadText } from '../../lib/download';
import { buildComponent, buildDependencies } from '../../testing/dependencies';
import { DependencyPanel } from './DependencyPanel';

jest.mock('../../lib/download', () => ({ downloadText: jest.fn() }));

const show = (dependencies: Partial<DependencySection>) =>
  render(<DependencyPanel dependencies={dependencies} chartName="checkout" />);

const names = () =>
  screen
    .getAllByRole('rowheader')
    .map(header => header.querySelector('span')?.textContent);

async function open() {
  const user = userEvent.setup();
  show(buildDependencies());
  await user.click(screen.getByRole('button', { name: 'Show all 3' }));
  return user;
}

describe('DependencyPanel', () => {
  it('says how many are in trouble, names the worst and who was asked', () => {
    show(buildDependencies());
    expect(
      screen.getByText(
        '2 of 3 are in trouble. We couldn’t fully see any of them.',
      ),
    ).toBeInTheDocument();
    const worst = within(screen.getByRole('list', { name: 'The worst' }));
    expect(worst.getAllByRole('listitem')).toHaveLength(2);
    expect(worst.getByText(/bitnamilegacy/)).toBeInTheDocument();
    expect(screen.getByText('Asked: helmIndex.')).toBeInTheDocument();
  });

  it('calls nothing good that was not seen', () => {
    show(buildDependencies({ components: [buildComponent()] }));
    expect(
      screen.getByText(
        'We know of no trouble with 1 dependency. We couldn’t fully see any of them.',
      ),
    ).toBeInTheDocument();
  });

  it('says so when everything was seen', () => {
    const component = buildComponent({ unknown: {}, verdict: 'good' });
    show(buildDependencies({ components: [component] }));
    expect(
      screen.getByText(
        'We know of no trouble with 1 dependency. All were fully seen.',
      ),
    ).toBeInTheDocument();
  });

  it('opens to a table that sorts', async () => {
    const user = await open();
    expect(names()).toEqual([
      'docker.io/bitnami/postgresql',
      'redis',
      'docker.io/library/redis',
    ]);
    await user.click(screen.getByRole('button', { name: 'Name' }));
    expect(names()[1]).toBe('docker.io/library/redis');
    await user.click(screen.getByRole('button', { name: 'Name' }));
    expect(names()[0]).toBe('redis');
    expect(screen.getByRole('columnheader', { name: 'Name' })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
    await user.click(screen.getByRole('button', { name: 'Newest' }));
    expect(names()[0]).toBe('redis');
  });

  it('filters, and says when nothing is left', async () => {
    const user = await open();
    await user.click(screen.getByRole('button', { name: /^Charts/ }));
    expect(names()).toEqual(['redis']);
    await user.type(screen.getByLabelText('Search dependencies'), 'no such');
    expect(screen.getByRole('status')).toHaveTextContent(
      'No dependency fits these filters.',
    );
    await user.click(screen.getByRole('button', { name: 'Show all' }));
    expect(names()).toHaveLength(3);
  });

  it('tells why something was not seen, and of every source what became of it', async () => {
    await open();
    expect(screen.getByText('OSV is switched off.')).toBeInTheDocument();
    expect(screen.getByText(/^asked, /)).toBeInTheDocument();
    expect(screen.getAllByText('switched off')).toHaveLength(6);
  });

  it('tells what is attached to a component, and until when it is maintained', async () => {
    const user = userEvent.setup();
    const component = buildComponent({
      signature: 'present',
      sbom: 'absent',
      endOfLife: { isEnded: false, date: '2027-06-30', release: 'Redis 7.4' },
    });
    show(buildDependencies({ components: [component] }));
    await user.click(screen.getByRole('button', { name: 'Show all 1' }));
    expect(
      screen.getByText(
        'signature present, SBOM absent, maintained until 2027-06-30',
      ),
    ).toBeInTheDocument();
  });

  it('saves what is shown as CSV', async () => {
    const user = await open();
    await user.click(screen.getByRole('button', { name: /^In trouble/ }));
    await user.click(screen.getByRole('button', { name: 'Save as CSV' }));
    const [file, type, text] = jest.mocked(downloadText).mock.calls[0];
    expect([file, type]).toEqual(['checkout-dependencies.csv', 'text/csv']);
    expect(text.trim().split('\r\n')).toHaveLength(3);
    expect(text).toContain('chart,redis,18.1.0');
  });

  it('has words for a chart without dependencies', () => {
    show(buildDependencies({ components: [] }));
    expect(
      screen.getByText(
        'The chart depends on no other chart and runs no image.',
      ),
    ).toBeInTheDocument();
  });

  it('does not say "none" where nothing could be listed', () => {
    const gap = 'Images could not be listed.';
    show(buildDependencies({ components: [], gaps: [gap] }));
    expect(screen.getByText('We couldn’t see')).toBeInTheDocument();
    expect(screen.getByText(gap)).toBeInTheDocument();
  });

  it('reads reports from before there was a list', () => {
    show({ chart: [] });
    expect(screen.getByText(/older than the list/)).toBeInTheDocument();
  });
});
