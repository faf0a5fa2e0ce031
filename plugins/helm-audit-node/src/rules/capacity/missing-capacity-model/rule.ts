import { isDocumented } from '../../../facts/evidenceText';
import { servesForRelease } from '../../../facts/release';
import { MORE_FILES } from '../../../facts/repositoryScope';
import { defineRule } from '../../defineRule';

/** What such pages speak about. */
const TEXT =
  /capacity (plan|model|planning|limit)|\bheadroom\b|peak (load|traffic|hour|throughput|rps|requests)|saturation (point|threshold)|expected (load|throughput)/i;

export default defineRule({
  meta: {
    id: 'missing-capacity-model',
    dimension: 'capacity',
    title: 'Peak, limits and headroom are written down',
    failureTitle: 'Nobody has written down what the service must carry',
    severity: 'medium',
    confidence: 'medium',
    target: 'workload',
    requires: ['resources', 'workloads', 'surroundings'],
    messages: {
      missing: {
        message:
          'No page says which peak {{kind}} {{name}} has to carry, where its limits are, and how much is left.',
        remediation:
          'Write a page on expected peak, saturation thresholds and headroom.',
      },
    },
    effort: 'M',
    phase: 3,
    compliance: ['critical-path-protection', 'golden-signals'],
    risks: ['capacity-overload', 'knowledge-sharing'],
    controls: [],
    references: ['https://sre.google/workbook/non-abstract-design/'],
    since: '0.1.0',
  },
  // Said once, of the workload that stands for the release; plain manifests have no files.
  appliesTo: (workload, { facts }) =>
    facts.surroundings.chart !== undefined && servesForRelease(workload, facts),
  check({ resource }, { facts, report, undetermined }) {
    if (isDocumented(facts.surroundings, TEXT)) return;
    if (!facts.surroundings.repository) {
      undetermined(
        'No page of the chart speaks of capacity, and the repository around it is not known.',
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
