import { hasFile } from '../../../facts/evidenceText';
import { productOf } from '../../../facts/dataStores';
import { showsNeededSystems } from '../../../facts/neededSystems';
import { tellsOfFailure } from '../../../facts/operatingDocuments';
import { servesForRelease } from '../../../facts/release';
import { MORE_FILES } from '../../../facts/repositoryScope';
import { defineRule } from '../../defineRule';

/** Pages about nothing else. */
const PATHS = /(degraded|fallback|degradation)[^/]*\.(md|adoc|rst)$/i;
/** Words for what is done while something is away, in pages, values and settings. */
const TEXT =
  /degraded?[-_ ]?mode|graceful(ly)? degrad|degrades? gracefully|fall(s|ing)?[-_ ]?back|fallback|feature[-_ ]?flags?|feature[-_ ]?toggles?|circuit[-_ ]?breaker|read[-_]?only[-_ ]?mode|maintenance[-_ ]?mode|stale[-_ ]?while/i;

export default defineRule({
  meta: {
    id: 'undefined-degraded-mode',
    dimension: 'reliability',
    title: 'What happens without a dependency is defined',
    failureTitle: 'Nobody has defined what happens without a dependency',
    severity: 'medium',
    confidence: 'low',
    target: 'workload',
    requires: ['resources', 'workloads', 'surroundings'],
    messages: {
      missing: {
        message:
          'Nothing in the values or the documentation says what {{kind}} {{name}} does while a dependency is away.',
        remediation:
          'Define a degraded mode for each dependency, and write it down.',
      },
    },
    effort: 'M',
    phase: 3,
    compliance: ['graceful-degradation'],
    risks: ['critical-path-failure', 'incident-response'],
    controls: [],
    references: ['https://sre.google/sre-book/addressing-cascading-failures/'],
    since: '0.1.0',
  },
  // Said once, of the workload that stands for the release; plain manifests have no files,
  // and a data store depends on nobody.
  appliesTo: (workload, { facts }) =>
    facts.surroundings.chart !== undefined &&
    productOf(workload) === undefined &&
    servesForRelease(workload, facts),
  check(workload, { facts, report, undetermined }) {
    const { kind, name } = workload.resource;
    if (hasFile(facts.surroundings, { path: PATHS, text: TEXT })) return;
    if (tellsOfFailure(facts.surroundings)) return;
    if (!showsNeededSystems(workload, facts.workloads)) {
      undetermined(
        `Nothing shows that ${kind} ${name} needs another system, or what it does without one.`,
      );
      return;
    }
    if (!facts.surroundings.repository) {
      undetermined(
        'Nothing in the chart speaks of a degraded mode, and the repository around it is not known.',
      );
      return;
    }
    if (facts.surroundings.repository.truncated) {
      undetermined(MORE_FILES);
      return;
    }
    report({ messageId: 'missing', data: { kind, name }, path: ['kind'] });
  },
});
