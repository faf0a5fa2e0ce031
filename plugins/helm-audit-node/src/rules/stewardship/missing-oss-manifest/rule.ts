import { usesOpenSource } from '../../../facts/openSource';
import { guideSays } from '../../../facts/projectFiles';
import { defineRule } from '../../defineRule';

/** Files that list the open source in use, with versions or licences. */
const MANIFEST =
  /(^|\/)((third[-_]?party|oss|open[-_]?source)[-_\w]*|notices?|dependencies|credits|acknowledge?ments)(\.(md|txt|rst|adoc|json|ya?ml|csv))?$|\.(cdx|spdx)(\.(json|xml|ya?ml))?$|(^|\/)s?bom(\.[\w-]+)*\.(json|xml)$/i;

/** Annotations of Artifact Hub that list images with their licences. */
const ANNOTATION = 'artifacthub.io/images';

/** A section such as "Dependencies", or "Requirements" as helm-docs writes it. */
const HEADING =
  /^(#+|=+) *((requirements|(\w+ ){0,3}dependencies|credits|acknowledge?ments)\s*|(third[- ]party|open[- ]source)\b.*)$/im;

export default defineRule({
  meta: {
    id: 'missing-oss-manifest',
    dimension: 'stewardship',
    title: 'The open source in use is listed',
    failureTitle: 'Nothing lists the open source in use',
    severity: 'low',
    confidence: 'medium',
    target: 'chart',
    requires: ['projectFiles', 'openSource'],
    messages: {
      missing: {
        message:
          'Chart {{name}} builds on open source ({{used}}) and nothing lists it with version and licence for whoever has to answer for it.',
        remediation:
          'List charts and images with version, licence and upstream in the README or in THIRD_PARTY.md.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['dependency-health', 'maintainer-respect'],
    risks: ['oss-supply-chain', 'community-relations'],
    controls: [],
    references: ['https://openchainproject.org/license-compliance'],
    since: '0.1.0',
  },
  appliesTo: (_, { facts: { openSource } }) => usesOpenSource(openSource),
  check({ metadata: { name, annotations } }, { facts, report, undetermined }) {
    const { projectFiles, openSource } = facts;
    if (
      annotations[ANNOTATION] ||
      projectFiles.paths.some(path => MANIFEST.test(path)) ||
      guideSays(projectFiles, HEADING)
    ) {
      return;
    }
    if (!projectFiles.isComplete) {
      undetermined(projectFiles.reason);
      return;
    }
    const used = [...openSource.charts, ...openSource.images];
    report({
      messageId: 'missing',
      data: { name, used: shorten(used) },
      file: 'README.md',
    });
  },
});

/** The first three, and how many more there are. */
function shorten(names: string[]): string {
  const rest = names.length - 3;
  const first = names.slice(0, 3).join(', ');
  return rest > 0 ? `${first} and ${rest} more` : first;
}
