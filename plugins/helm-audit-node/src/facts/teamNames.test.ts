import { group } from '../testing/catalogEntities';
import { mayBeSame, namesOf } from './teamNames';

describe('mayBeSame', () => {
  it.each([
    ['ledger-team', 'Ledger'],
    ['payment-core', 'paymentcore'],
    ['PaymentCore', 'core-payments'],
    ['sre', 'site-reliability-engineering'],
    ['sre', 'site-reliability'],
    ['team', 'payments'],
  ])('%s and %s', (a, b) => {
    expect(mayBeSame(a, b)).toBe(true);
    expect(mayBeSame(b, a)).toBe(true);
  });

  it.each([
    ['ledger-team', 'payments-team'],
    ['sre', 'merchant-experience'],
    ['messaging-guild', 'merchant-experience'],
  ])('not %s and %s', (a, b) => {
    expect(mayBeSame(a, b)).toBe(false);
  });
});

it('lists what a team is called', () => {
  const team = group('payments', {
    email: 'pay@bank.example',
    annotations: { 'github.com/team-slug': 'bank/payment-core' },
  });
  expect(namesOf(team)).toEqual(['payments', 'pay', 'payment-core']);
});
