import { statesFailure } from './failureStatements';

describe('statesFailure', () => {
  it.each([
    '`fx-rates` is away: the page shows one currency only.',
    '**The ledger is down** – orders are queued for four hours.',
    '| The ledger is unreachable | Orders are rejected with a 503 |',
    'When the ledger is down, orders are\nqueued and booked later.',
    'If the zone of the volume is away, so is the ledger.',
    'Orders are still accepted while the ledger is not available.',
    '# Runbook\n\n1. The cache is offline: answers take longer, nothing fails.',
  ])('sees a consequence: %s', text => {
    expect(statesFailure(text)).toBe(true);
  });

  it.each([
    'Check whether the pod is down.',
    'If Grafana is down, ask the platform team.',
    'The old cluster is gone.',
    'The old cluster is gone: its nodes no longer answer.',
    'Is it slow, or are orders lost because the ledger is down?',
    'When the pod is down, restart it until it answers.',
    'When the pod is down, check that the others still answer.',
    '1. The pod is down: run the job again, it retries.',
    'The alert stops when the pod is down.',
    '## The database is down',
    'The database is down.\n\nOrders are queued.',
    'When the ledger is down, the old one has to be found.',
    '',
  ])('sees none: %s', text => {
    expect(statesFailure(text)).toBe(false);
  });
});
