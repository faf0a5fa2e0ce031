import { documentTexts } from '../../../facts/projectFiles';
import { defineRule } from '../../defineRule';

/** Folders and files that hold what was learned. */
const LEARNING =
  /(^|\/)(post-?mortems?|incident[-_]?(reviews?|reports?)|incidents|retrospectives?|lessons([-_]learn(ed|t))?|learnings?|adrs?|decisions|decision[-_]records?|talks|case[-_]stud(y|ies)|blog)(\/|[-_.][^/]*\.(md|rst|adoc)$|\.(md|rst|adoc)$)/i;

/** Words of those who tell others what they learned. */
const MENTION =
  /\b(post-?mortems?|incident (review|report)s?|lessons learn(ed|t)|case stud(y|ies)|our (blog|article|talk)s?|(talks?|talked|presented|told) at|kubecon)\b/i;

export default defineRule({
  meta: {
    id: 'missing-public-learning',
    dimension: 'stewardship',
    title: 'What was learned in operation is shared',
    failureTitle: 'Nothing of what was learned in operation is shared',
    severity: 'low',
    confidence: 'low',
    target: 'chart',
    requires: ['projectFiles', 'surroundings'],
    messages: {
      missing: {
        message:
          'Neither repository nor catalog leads to anything learned from running {{name}}: no postmortem, decision record, article or talk.',
        remediation:
          'Write the last incident or decision down under docs/ and link it in the README.',
      },
    },
    effort: 'M',
    phase: 3,
    compliance: ['community-contribution'],
    risks: ['knowledge-sharing', 'incident-response'],
    controls: [],
    references: ['https://sre.google/sre-book/postmortem-culture/'],
    since: '0.1.0',
  },
  check({ metadata: { name } }, { facts, report, undetermined }) {
    const { projectFiles, surroundings } = facts;
    const links = surroundings.entity?.entity.metadata.links ?? [];
    if (
      projectFiles.paths.some(path => LEARNING.test(path)) ||
      links.some(({ title = '' }) => MENTION.test(title)) ||
      documentTexts(projectFiles).some(text => MENTION.test(text))
    ) {
      return;
    }
    if (!projectFiles.isComplete) {
      undetermined(projectFiles.reason);
      return;
    }
    report({ messageId: 'missing', data: { name }, file: 'README.md' });
  },
});
