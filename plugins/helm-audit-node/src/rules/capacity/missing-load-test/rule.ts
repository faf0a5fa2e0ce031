import { hasFile } from '../../../facts/evidenceText';
import { servesForRelease } from '../../../facts/release';
import { MORE_FILES } from '../../../facts/repositoryScope';
import { defineRule } from '../../defineRule';

/** Where load tests lie. */
const PATHS =
  /(^|\/)(locustfile\.py|artillery\.ya?ml|[^/]*\.jmx|k6[^/]*\.(js|ts)|[^/]*(load|stress|perf|performance)[-_]?test[^/]*\.(js|ts|py|ya?ml|scala|sh|go))$|(^|\/)(k6|locust|gatling|load-?tests?|perf-?tests?)\//i;
/** How such tests are started in pipelines and scripts. */
const TEXT =
  /\b(k6 run|locust -f|artillery run|vegeta attack|gatling|wrk2? -t|jmeter -n|ghz --|fortio load|grafana\/k6)\b/;

export default defineRule({
  meta: {
    id: 'missing-load-test',
    dimension: 'capacity',
    title: 'Load tests are part of the repository',
    failureTitle: 'Nobody knows what the service can carry',
    severity: 'medium',
    confidence: 'medium',
    target: 'workload',
    requires: ['resources', 'workloads', 'surroundings'],
    messages: {
      missing: {
        message:
          'Neither the repository nor the release holds a load test for {{kind}} {{name}}.',
        remediation:
          'Add a load test with k6, Locust or their like, and run it in the pipeline.',
      },
    },
    effort: 'M',
    phase: 3,
    compliance: ['critical-path-protection'],
    risks: ['capacity-overload'],
    controls: [],
    references: [
      'https://grafana.com/docs/k6/latest/',
      'https://sre.google/sre-book/testing-reliability/',
    ],
    since: '0.1.0',
  },
  // Said once, of the workload that stands for the release; plain manifests have no files.
  appliesTo: (workload, { facts }) =>
    facts.surroundings.chart !== undefined && servesForRelease(workload, facts),
  check({ resource }, { facts, report, undetermined }) {
    if (hasFile(facts.surroundings, { path: PATHS, text: TEXT })) return;
    if (!facts.surroundings.repository) {
      undetermined(
        'There is no load test in the chart, and the repository around it is not known.',
      );
      return;
    }
    if (facts.surroundings.repository.truncated) {
      undetermined(MORE_FILES);
      return;
    }
    const { kind, name } = resource;
    report({ messageId: 'missing', data: { kind, name }, path: ['kind'] });
  },
});
