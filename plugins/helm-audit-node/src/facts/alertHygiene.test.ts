import { NOWHERE, resourcesOf, rules } from '../testing/sloCase';
import { deriveAlerting } from './alerting';
import { missingParts } from './alertHygiene';
import { Routing } from './routing';
import { isBurnRateAlert } from './slo';

const UNROUTED: Routing = { state: 'missing', isOwn: false };

function missing(rule: object, routing = UNROUTED) {
  const resources = resourcesOf(
    rules({ alert: 'A', expr: 'failures > 1', ...rule }),
  );
  const [alert] = deriveAlerting(resources, NOWHERE).alerts;
  return missingParts(alert, isBurnRateAlert(alert), routing).join();
}

describe('missingParts', () => {
  it.each([
    ['everything', {}, 'severity,owner,runbook,hold,route'],
    [
      'little',
      {
        labels: { severity: 'page', team: 'a' },
        annotations: { runbook_url: 'https://example.com' },
        for: '5m',
      },
      'route',
    ],
    [
      'other words for the same',
      {
        labels: { priority: 'P1', squad: 'a' },
        annotations: { message: 'See https://example.com/runbooks/a .' },
        expr: 'increase(failures_total[5m]) > 1',
      },
      'route',
    ],
    [
      'what tells nobody',
      { labels: { severity: 'none', owner: 'a' } },
      'route',
    ],
    ['a hold of nothing', { for: '0s' }, 'severity,owner,runbook,hold,route'],
    [
      'a burn rate, whose short window holds it',
      {
        alert: 'BudgetBurns',
        expr: 'a_rate1h > 14.4 * 0.001 and a_rate5m > 14.4 * 0.001',
      },
      'severity,owner,runbook,route',
    ],
  ])('finds what lacks in %s', (_, rule, expected) => {
    expect(missing(rule)).toBe(expected);
  });

  it('asks for no owner where the chart routes its alerts itself', () => {
    expect(missing({}, { state: 'known', by: 'a', isOwn: true })).toBe(
      'severity,runbook,hold',
    );
  });

  it('does not say that a route is missing that it cannot see', () => {
    expect(missing({}, { state: 'unknown', isOwn: false })).not.toContain(
      'route',
    );
  });
});
