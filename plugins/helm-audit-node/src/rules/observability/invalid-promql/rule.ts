import { alertsOf } from '../../../facts/alerting';
import {
  parseDuration,
  rateWindows,
  shortestInterval,
} from '../../../facts/rateWindows';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'invalid-promql',
    dimension: 'observability',
    title: 'Every alert can be evaluated',
    failureTitle: 'An alert can never be evaluated',
    severity: 'high',
    confidence: 'high',
    target: 'resource',
    requires: ['alerting', 'resources'],
    messages: {
      broken: {
        message:
          'The expression of alert {{alert}} is no PromQL at "{{problem}}", so it is never evaluated.',
        remediation:
          'Correct the expression; check it with `promtool check rules`.',
      },
      empty: {
        message: 'Alert {{alert}} has no expression, so it can never fire.',
        remediation: 'Write the expression of the alert.',
      },
      window: {
        message:
          'Alert {{alert}} takes the rate of {{metric}} over {{window}}, but that is collected every {{interval}}; a rate needs two samples, so the alert {{misses}}.',
        remediation:
          'Take the rate over at least four times the interval of collection.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['alert-coverage', 'golden-signals'],
    risks: ['monitoring-blind-spot'],
    controls: [],
    references: [
      'https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/',
    ],
    since: '0.1.0',
  },
  appliesTo: (resource, { facts }) =>
    alertsOf(resource, facts.alerting).length > 0,
  check(resource, { facts, report, undetermined }) {
    for (const alert of alertsOf(resource, facts.alerting)) {
      const { name, expression, path, query, language } = alert;
      const place = {
        data: { alert: name, problem: query.problem ?? '' },
        path: [...path, 'expr'],
      };
      if (expression.trim() === '') {
        report({ messageId: 'empty', ...place });
      } else if (query.problem && language === 'promql') {
        report({ messageId: 'broken', ...place });
      } else if (query.problem) {
        undetermined(
          `The expression of alert ${name} may be in another language than PromQL.`,
        );
      }
      const interval = shortestInterval(facts.resources);
      const every = parseDuration(interval ?? '') ?? 0;
      const short = rateWindows(expression).find(
        ({ seconds }) => seconds < 2 * every,
      );
      if (!interval || !short || query.problem) continue;
      const { metric, text: window, seconds } = short;
      const misses =
        seconds <= every ? 'never fires' : 'goes blind again and again';
      report({
        messageId: 'window',
        ...place,
        data: { alert: name, metric, window, interval, misses },
      });
    }
  },
});
