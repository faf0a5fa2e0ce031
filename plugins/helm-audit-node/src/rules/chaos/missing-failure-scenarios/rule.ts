import { documentsOf, isAbout } from '../../../facts/documents';
import { whyNoFailureScenario } from '../../../facts/nearEvidence';
import { tellsOfFailure } from '../../../facts/operatingDocuments';
import { MORE_FILES } from '../../../facts/repositoryScope';
import { isLongRunning } from '../../../facts/workloads';
import { defineRule } from '../../defineRule';

/** What files and sections are called that go through failures before they happen. */
const SCENARIOS =
  /failure[-_ ]*(mode|scenario|case|analysis)|game[-_ ]*day|disaster|fail-?over|degrad|\bfmea\b|what (can|could|may) go wrong|post-?mortem|outage|chaos|resilien|when .* (is (away|down)|fails)/i;

export default defineRule({
  meta: {
    id: 'missing-failure-scenarios',
    dimension: 'chaos',
    title: 'It is written down how the service fails',
    failureTitle: 'Nothing says how the service fails',
    severity: 'medium',
    confidence: 'medium',
    target: 'repository',
    requires: ['chart', 'workloads', 'surroundings', 'ownership'],
    messages: {
      missing: {
        message:
          'No document of this repository is by its name or a heading about what happens to {{name}} when a pod, a zone or a dependency is lost, and nothing records a game day. {{near}}',
        remediation:
          'Write docs/failure-modes.md: for each dependency what callers notice, what still works and how it recovers.',
      },
    },
    effort: 'M',
    phase: 2,
    compliance: ['graceful-degradation', 'zero-impact'],
    risks: ['critical-path-failure', 'incident-response', 'knowledge-sharing'],
    controls: [],
    references: [
      'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/test-reliability.html',
    ],
    since: '0.1.0',
  },
  appliesTo: (_, { facts: { workloads } }) => workloads.some(isLongRunning),
  check(repository, { facts, report, undetermined }) {
    const { chart, surroundings } = facts;
    const isWritten = documentsOf(surroundings).some(document =>
      isAbout(document, SCENARIOS),
    );
    if (isWritten || tellsOfFailure(surroundings)) return;
    if (repository.truncated) {
      undetermined(MORE_FILES);
      return;
    }
    report({
      messageId: 'missing',
      data: {
        name: chart.metadata.name,
        near: whyNoFailureScenario(facts.ownership),
      },
      file: 'docs',
    });
  },
});
