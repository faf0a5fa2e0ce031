import { screen } from '@testing-library/react';
import { renderOnEntityPage } from '../../__testUtils__';
import { EntityTab } from './EntityTab';

// In a file of its own: the answer to a permission request is kept for the whole page.
describe('EntityTab for a reader who may not start audits', () => {
  it('shows the report and offers no audit', async () => {
    renderOnEntityPage(<EntityTab />, { mayTrigger: false });

    expect(await screen.findByText('Blockers')).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Audit again' }),
    ).not.toBeInTheDocument();
  });
});
