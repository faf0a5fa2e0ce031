import {
  AutomationFile,
  automationFiles,
  isSample,
  pipelinePaths,
} from '../../../facts/automation';
import { oncePerFact } from '../../../facts/oncePerFact';
import { Surroundings } from '../../../facts/surroundings';
import { RepositoryFact } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

/** Commands that publish a chart or bring it into a cluster. */
const RELEASE =
  /\bhelm3?\s[^\n]*\b(push|upgrade|cm-push)\b|\bhelmfile\b[^\n]*\b(apply|sync)\b|\bskaffold\s+(run|deploy)|\bwerf\s+(converge|bundle)|\bcr\s+(upload|index)\b/;

/** Actions and tools by which pipelines do so without these commands. */
const PIPELINE_RELEASE =
  /chart-releaser|helm-(deploy|push|publish|release)|HelmDeploy@|semantic-release|release-please|goreleaser|argocd\s+app\s+(sync|set)|flux\s+(reconcile|push)|gitops|image-?updater|kustomize\s+edit\s+set|Auto-DevOps|release|deploy|publish/i;

interface Releases {
  byPipeline: boolean;
  /** The first file that releases and that no pipeline is known to call. */
  byHand?: AutomationFile;
}

const isReleasedByPipeline = oncePerFact((repository: RepositoryFact) => {
  const pipelines = new Set(pipelinePaths(repository));
  return automationFiles(repository).some(
    ({ path, text }) =>
      pipelines.has(path) &&
      (RELEASE.test(text) || PIPELINE_RELEASE.test(text)),
  );
});

/** Pipelines may release any chart of the repository; scripts must be about this one. */
function findReleases(
  repository: RepositoryFact,
  { chart, repository: own }: Surroundings,
): Releases {
  const pipelines = new Set(pipelinePaths(repository));
  return {
    byPipeline: isReleasedByPipeline(repository),
    byHand: (own ? automationFiles(own) : []).find(
      ({ path, text }) =>
        !pipelines.has(path) &&
        !isSample(path, chart?.pathInRepository ?? '.') &&
        RELEASE.test(text),
    ),
  };
}

export default defineRule({
  meta: {
    id: 'manual-release',
    dimension: 'delivery',
    title: 'Releases are made by a pipeline',
    failureTitle: 'Releases are made by hand',
    severity: 'medium',
    confidence: 'medium',
    target: 'repository',
    requires: ['deliveries', 'surroundings'],
    messages: {
      byHand: {
        message:
          '{{file}} releases the chart, and no pipeline does, so a release depends on the laptop and the memory of whoever makes it.',
        remediation:
          'Let the pipeline run it on a tag or after a merge, with credentials that people do not have.',
      },
    },
    effort: 'M',
    phase: 1,
    compliance: ['zero-impact'],
    risks: ['change-management', 'operational-burden'],
    controls: [],
    references: [
      'https://slsa.dev/spec/v1.2/build-requirements',
      'https://github.com/helm/chart-releaser-action',
    ],
    since: '0.1.0',
  },
  check(repository, { facts, report, undetermined }) {
    const { deliveries, surroundings } = facts;
    const { byPipeline, byHand } = findReleases(repository, surroundings);
    // Flux and Argo CD take what is merged.
    if (byPipeline || deliveries.some(({ by }) => by !== 'helm')) return;
    if (byHand) {
      const file = byHand.path;
      report({
        messageId: 'byHand',
        data: { file },
        file,
        text: byHand.text.match(RELEASE)?.[0],
      });
      return;
    }
    undetermined(
      'Nothing in this repository releases the chart; how it is released is not known.',
    );
  },
});
