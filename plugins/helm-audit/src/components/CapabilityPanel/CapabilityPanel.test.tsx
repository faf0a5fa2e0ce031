import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { buildCapability } from '../../testing/capabilities';
import { CapabilityPanel } from './CapabilityPanel';

const panel = () =>
  screen.getByRole('region', { name: 'What this chart can switch on' });

describe('CapabilityPanel', () => {
  it('says what to set, and opens to the values and the proof', async () => {
    render(<CapabilityPanel capabilities={[buildCapability()]} />);
    expect(panel()).toHaveTextContent('1 of 1 proven');
    const row = screen.getByRole('button', {
      name: 'PodDisruptionBudget Switch on pdb.enabled.',
    });
    await userEvent.click(row);
    expect(row).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByText(/^pdb:/)).toHaveTextContent('enabled: true');
    expect(screen.getByRole('button', { name: 'Copy' })).toBeVisible();
    expect(panel()).toHaveTextContent(
      'gave PodDisruptionBudget checkout from templates/pdb.yaml.',
    );
  });

  it('tells values that only people know from APIs and from what is not proven', async () => {
    render(
      <CapabilityPanel
        capabilities={[
          buildCapability({
            state: 'needs-values',
            missing: ['pdb.owner'],
            proof: [],
          }),
          buildCapability({
            kind: 'ServiceMonitor',
            state: 'needs-api',
            settings: [],
            apis: ['monitoring.example.com/v1'],
            proof: [],
          }),
          buildCapability({
            kind: 'PrometheusRule',
            state: 'unproven',
            settings: [],
            snippet: undefined,
            proof: [],
            part: 'rules.enabled',
            reason: 'A trial render did not make it appear.',
          }),
        ]}
      />,
    );
    expect(panel()).toHaveTextContent('0 of 3 proven');
    expect(
      within(
        screen.getByRole('region', { name: 'Needs values that only you know' }),
      ).getByRole('button'),
    ).toHaveTextContent('Give pdb.owner content.');
    expect(
      screen.getByRole('region', { name: 'Waits for an API of the cluster' }),
    ).toHaveTextContent('Install monitoring.example.com/v1 in the cluster.');
    const unproven = screen.getByRole('region', { name: 'Not proven' });
    await userEvent.click(within(unproven).getByRole('button'));
    expect(unproven).toHaveTextContent('A trial render did not make it appear');
    expect(unproven).toHaveTextContent('rules.enabled also switches on a part');
    expect(unproven).not.toHaveTextContent('Proven:');
  });

  it('shows some of many at first', async () => {
    const capabilities = Array.from({ length: 9 }, (_, index) =>
      buildCapability({ template: `templates/${index}.yaml` }),
    );
    render(<CapabilityPanel capabilities={capabilities} />);
    expect(screen.getAllByRole('listitem')).toHaveLength(6);
    await userEvent.click(screen.getByRole('button', { name: 'Show 3 more' }));
    expect(screen.getAllByRole('listitem')).toHaveLength(9);
  });

  it('says so when nothing is off, and when nothing could be tried', () => {
    const { rerender } = render(<CapabilityPanel capabilities={[]} />);
    expect(panel()).toHaveTextContent('Nothing off');
    rerender(<CapabilityPanel />);
    expect(panel()).toHaveTextContent('We couldn’t see');
  });
});
