import { usesOpenSource } from '../../../facts/openSource';
import { documentTexts } from '../../../facts/projectFiles';
import { defineRule } from '../../defineRule';

/** A change or report in a project on a public forge. */
const CHANGE =
  /https:\/\/(?:github\.com|gitlab\.com|codeberg\.org)\/([\w.-]+)\/[\w.-]+\/(?:-\/)?(?:pull|pulls|issues|merge_requests|discussions)\/\d+/g;

/** A sentence on giving back. */
const STATEMENT =
  /\bupstream[- ]first\b|\b(contribut|report|send|sent|submit|propos|push|offer|g[ia]ve)\w*\b[^.\n]{0,60}\bupstream|\bupstream\w*\b[^.\n]{0,60}\b(contribut|pull request|merge request|patch|fix)/i;

export default defineRule({
  meta: {
    id: 'no-upstream-contribution',
    dimension: 'stewardship',
    title: 'Changes go back to the projects in use',
    failureTitle: 'No sign of changes that go back upstream',
    severity: 'low',
    confidence: 'low',
    target: 'chart',
    requires: ['projectFiles', 'openSource', 'surroundings'],
    messages: {
      missing: {
        message:
          'No document links a report or change that went to a project that chart {{name}} builds on, so your fixes may have to be made again with each upgrade.',
        remediation:
          'Offer your next workaround upstream and link the report beside it.',
      },
    },
    effort: 'M',
    phase: 3,
    compliance: ['community-contribution'],
    risks: ['community-relations', 'operational-burden'],
    controls: [],
    references: ['https://opensource.guide/how-to-contribute/'],
    since: '0.1.0',
  },
  appliesTo: (_, { facts: { openSource } }) => usesOpenSource(openSource),
  check(chart, { facts, report, undetermined }) {
    const { projectFiles, surroundings } = facts;
    const annotations = surroundings.entity?.entity.metadata.annotations;
    const own = annotations?.['github.com/project-slug']?.split('/')[0];
    const texts = [
      ...documentTexts(projectFiles),
      chart.files['values.yaml'] ?? '',
    ];
    if (texts.some(text => STATEMENT.test(text) || linksOthers(text, own))) {
      return;
    }
    if (!projectFiles.isComplete) {
      undetermined(projectFiles.reason);
      return;
    }
    const { name } = chart.metadata;
    report({ messageId: 'missing', data: { name }, file: 'README.md' });
  },
});

/** Whether a text links a change or report outside the own account. */
function linksOthers(text: string, own: string | undefined): boolean {
  return [...text.matchAll(CHANGE)].some(
    ([, owner]) => owner.toLowerCase() !== own?.toLowerCase(),
  );
}
