import { automationFiles, pipelinePaths } from '../../../facts/automation';
import { Delivery } from '../../../facts/deliveries';
import { MORE_FILES } from '../../../facts/repositoryScope';
import { stringAt } from '../../../json';
import { RepositoryFact } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

/** Commands that compare the cluster with what was released. */
const COMPARISON =
  /\bhelm\s+diff\b|\bkubectl\s+(--?\S+\s+)*diff\b|\bhelmfile\b[^\n]*\bdiff\b|\bargocd\s+app\s+diff\b|\bflux\s+diff\b|\bdriftctl\b|--detailed-exitcode/;
const TIMED = /\b(schedules?|cron|crontab)\b/i;

function isCompared({ by, body }: Delivery): boolean {
  // Argo CD compares all the time and shows what is out of sync.
  if (by === 'argo') return true;
  const mode = stringAt(body, 'spec', 'driftDetection', 'mode');
  return by === 'flux' && ['enabled', 'warn'].includes(mode ?? '');
}

/** A timed pipeline may compare by a script, so all automation is read together. */
function isComparedOnTime(repository: RepositoryFact): boolean {
  const pipelines = new Set(pipelinePaths(repository));
  const files = automationFiles(repository);
  const isTimed = files.some(
    ({ path, text }) => pipelines.has(path) && TIMED.test(text),
  );
  return isTimed && files.some(({ text }) => COMPARISON.test(text));
}

export default defineRule({
  meta: {
    id: 'drift-undetected',
    dimension: 'delivery',
    title: 'Changes behind the back of the release are noticed',
    failureTitle: 'Changes behind the back of the release go unnoticed',
    severity: 'low',
    confidence: 'medium',
    target: 'repository',
    requires: ['deliveries'],
    messages: {
      unseen: {
        message:
          '{{file}} delivers the chart, and nothing compares the cluster with it afterwards, so a change by hand stays until the next release removes it.',
        remediation:
          'Run `helm diff` on a schedule, or set `spec.driftDetection.mode` of the HelmRelease to warn.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['zero-impact'],
    risks: ['change-management', 'operational-burden'],
    controls: [],
    references: [
      'https://github.com/databus23/helm-diff',
      'https://fluxcd.io/flux/components/helm/helmreleases/#drift-detection',
    ],
    since: '0.1.0',
  },
  check(repository, { facts: { deliveries }, report, undetermined }) {
    if (deliveries.length === 0) {
      undetermined(
        'Nothing in this repository delivers the chart, so whether anything compares the cluster with it is not known.',
      );
      return;
    }
    if (deliveries.some(isCompared) || isComparedOnTime(repository)) return;
    if (repository.truncated) {
      undetermined(MORE_FILES);
      return;
    }
    const { file, by, name } = deliveries[0];
    report({
      messageId: 'unseen',
      data: { file },
      file,
      ...(by === 'flux' && { path: ['spec', 'driftDetection'] }),
      ...(by === 'helm' && { text: name }),
    });
  },
});
