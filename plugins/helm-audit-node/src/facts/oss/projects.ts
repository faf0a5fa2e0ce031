import {
  ProjectFact,
  UpstreamProject,
} from '@helm-audit/plugin-helm-audit-common';
import { ProjectEvidence } from '../../sources/evidence';
import { Explain, valueOf } from './answers';
import { readLicense } from './license';

/** What is known of a project. */
export function assessProject(
  id: string,
  evidence: ProjectEvidence,
  explain: Explain,
): UpstreamProject {
  const { depsDev, scorecard } = evidence;
  const project = valueOf(depsDev);
  const scan = valueOf(scorecard) ?? project?.scorecard;
  const maintained = scan?.checks.find(({ name }) => name === 'Maintained');
  const unknown: Partial<Record<ProjectFact, string>> = {};
  if (!scan) unknown.scorecard = explain('scorecard', scorecard);
  if (!project?.license) {
    unknown.license = project
      ? 'deps.dev names none.'
      : explain('depsDev', depsDev);
  }
  if (!maintained) unknown.archived = explain('scorecard', scorecard);
  return {
    id,
    url: `https://${id}`,
    components: [],
    license: project?.license
      ? readLicense(project.license, 'deps.dev')
      : undefined,
    scorecard: scan ?? undefined,
    // Scorecard has no field for it; the reason of its check says so in these words.
    isArchived: maintained && /\barchived\b/i.test(maintained.reason),
    unknown,
  };
}
