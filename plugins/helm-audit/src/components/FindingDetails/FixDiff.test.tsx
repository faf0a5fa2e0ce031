import { ReactNode } from 'react';
import { render as renderAlone, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router-dom';
import { sampleFix } from '../../testing/fixes';
import { FixDiff } from './FixDiff';

const render = (element: ReactNode) =>
  renderAlone(<MemoryRouter>{element}</MemoryRouter>);

describe('FixDiff', () => {
  it('shows what changes, where, and that it is proven', () => {
    render(<FixDiff fix={sampleFix} />);
    expect(screen.getByText(/^Proven: applied to a copy/)).toHaveTextContent(
      'keeps what the service does',
    );
    expect(screen.getByText('values.yaml')).toBeInTheDocument();
    expect(screen.getByText('+ enabled: true').tagName).toBe('INS');
    expect(screen.getByText('- enabled: false').tagName).toBe('DEL');
    expect(screen.queryByText(/diff --git/)).not.toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Copy diff' }),
    ).toBeInTheDocument();
  });

  it('says why a fix is only suggested', () => {
    render(
      <FixDiff
        fix={{
          ...sampleFix,
          status: 'suggested',
          safety: 'review',
          reason: 'The chart no longer renders with it.',
        }}
      />,
    );
    expect(screen.getByText(/^Suggested, not proven/)).toHaveTextContent(
      'check the choice that it makes',
    );
    expect(
      screen.getByText('The chart no longer renders with it.'),
    ).toBeInTheDocument();
  });

  it('tells in one place what was proven, what was not, and what comes before', () => {
    render(
      <FixDiff
        fix={{
          ...sampleFix,
          after: [
            {
              ruleId: 'missing-scrape-config',
              message: 'Nothing collects the metrics of Deployment checkout.',
              fingerprint: 'f1',
            },
          ],
          toTest: 'Whether series of these names exist.',
          verify: 'Ask Prometheus for `checkout_errors`.',
        }}
      />,
    );
    const caption = screen.getByText(/^Do this first/).parentElement;
    expect(caption).toHaveTextContent(
      /Proven: .*Do this first:.*Not proven: Whether series.*To see that it works: Ask Prometheus/,
    );
    expect(
      screen.getByRole('link', { name: /Nothing collects the metrics/ }),
    ).toHaveAttribute('href', expect.stringContaining('finding=f1'));
  });

  it('says which files change where the diff would show secrets', () => {
    render(<FixDiff fix={{ ...sampleFix, diff: undefined }} />);
    expect(screen.getByText(/It changes values\.yaml, next to/)).toBeVisible();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('says so where the changes themselves hold secrets', () => {
    render(<FixDiff fix={{ ...sampleFix, edits: [], diff: undefined }} />);
    expect(
      screen.getByText(/It writes lines that hold secrets, so the diff/),
    ).toBeVisible();
  });
});
