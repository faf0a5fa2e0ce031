import { render, screen } from '@testing-library/react';
import { SwitchOn } from './SwitchOn';

const object = (name: string) => ({
  kind: 'ServiceMonitor',
  name,
  template: 'templates/monitor.yaml',
});

describe('SwitchOn', () => {
  it('shows values to copy, and names some of what appeared', () => {
    render(
      <SwitchOn
        snippet={'metrics:\n  enabled: true\n'}
        proof={['a', 'b', 'c', 'd', 'e'].map(object)}
      />,
    );
    expect(screen.getByText(/^metrics:/)).toBeVisible();
    expect(screen.getByText(/^Proven/)).toHaveTextContent(
      'ServiceMonitor c from templates/monitor.yaml, 2 more.',
    );
  });

  it('claims no proof where there is none', () => {
    render(<SwitchOn proof={[]} />);
    expect(screen.queryByText(/Proven/)).toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
