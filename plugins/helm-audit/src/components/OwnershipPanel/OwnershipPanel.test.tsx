import { OWNERSHIP_RUNGS } from '@helm-audit/plugin-helm-audit-common';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { buildOwnership, buildRung } from '../../testing';
import { OwnershipPanel } from './OwnershipPanel';

const rows = () =>
  screen
    .getAllByRole('button')
    .filter(button => button.hasAttribute('aria-expanded'));

describe('OwnershipPanel', () => {
  it('shows seven rungs from the ground, and names the first that is missing', () => {
    render(<OwnershipPanel ownership={buildOwnership()} />);

    const panel = screen.getByRole('region', { name: 'Ownership' });
    expect(panel).toHaveTextContent('3 of 7');
    expect(panel).toHaveTextContent('nobody knows whom to wake at night');
    expect(rows().map(row => row.textContent)).toEqual([
      'The catalog names an ownerMet',
      'The owner is a team of at least twoMet',
      'The team can be reachedMet',
      'Somebody is on callMissing',
      'Changes of the chart go to the team for reviewMet',
      'Labels, alerts and maintainers name the same teamContradicted',
      'Whoever is called knows what to doNot seen',
    ]);
    expect(rows()[3].closest('li')).toHaveAttribute('data-next');
    expect(rows()[5].closest('li')).not.toHaveAttribute('data-next');
  });

  it('opens a rung down to its evidence and the lines to copy', async () => {
    render(<OwnershipPanel ownership={buildOwnership()} />);

    await userEvent.click(rows()[3]);
    expect(rows()[3]).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByText('catalog-info.yaml')).toBeVisible();
    expect(screen.getByText(/pagerduty.com\/service-id/)).toHaveTextContent(
      'metadata: annotations: pagerduty.com/service-id: <service of checkout>',
    );
    expect(screen.getByRole('button', { name: 'Copy' })).toBeVisible();
    await userEvent.click(rows()[0]);
    expect(screen.getByText('spec of named')).toBeVisible();
  });

  it('names both sides of a contradiction', async () => {
    render(<OwnershipPanel ownership={buildOwnership()} />);

    await userEvent.click(rows()[5]);
    const sides = within(rows()[5].closest('li')!).getAllByRole('listitem');
    expect(sides.map(side => side.textContent)).toEqual([
      'group:default/payments spec.owner of component:default/checkout',
      'team: platform pod label of Deployment checkout (templates/deployment.yaml)',
    ]);
  });

  it('says that the level may be higher where a rung was not seen', () => {
    const rungs = OWNERSHIP_RUNGS.map((id, index) =>
      buildRung(id, index === 2 ? { state: 'unknown' } : {}),
    );
    render(
      <OwnershipPanel
        ownership={buildOwnership({ level: 2, atLeast: true, rungs })}
      />,
    );
    expect(
      screen.getByText('At least 2 of 7, up to the first gap'),
    ).toBeVisible();
  });

  it('says whom to ask when nobody is named', () => {
    const ownership = buildOwnership({
      level: 0,
      owners: [],
      suggestedOwner: {
        kind: 'team',
        name: 'payments',
        evidence: [{ text: '@bank/payments', source: 'CODEOWNERS:3' }],
      },
    });
    render(<OwnershipPanel ownership={ownership} />);
    expect(screen.getByText('0 of 7, up to the first gap')).toBeVisible();
    expect(
      screen.getByRole('heading', { name: 'Ask first: payments' }),
    ).toBeVisible();
    expect(screen.getByText('CODEOWNERS:3')).toBeVisible();
  });

  it('claims nothing where nothing was seen', () => {
    const rungs = OWNERSHIP_RUNGS.map(id =>
      buildRung(id, { state: 'unknown' }),
    );
    const sentence = 'We couldn’t see who owns checkout.';
    render(
      <OwnershipPanel
        ownership={buildOwnership({ level: 0, atLeast: true, rungs, sentence })}
      />,
    );
    expect(screen.getByText('We couldn’t see')).toBeVisible();
    expect(screen.getByText(sentence)).toBeVisible();
    expect(screen.queryByRole('list')).not.toBeInTheDocument();
  });

  it('bears reports that are older than the ladder', () => {
    render(<OwnershipPanel />);
    expect(screen.getByText(/Audit again to see it/)).toBeVisible();
  });
});
