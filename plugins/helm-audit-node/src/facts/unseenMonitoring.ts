import { MORE_FILES } from './repositoryScope';
import { evidencePaths, Surroundings } from './surroundings';

/** Jsonnet that monitoring is often generated from, which is not evaluated here. */
const JSONNET =
  /(^|\/)[^/]*(mixin|monitoring|alerts?|rules?|dashboards?|slos?)[^/]*(\/.*)?\.(lib|j)sonnet$/i;

/**
 * Why alerts, objectives and dashboards may exist that could not be looked at. Of plain
 * manifests there is no repository, so nothing is missed there.
 */
export function unseenMonitoring(surroundings: Surroundings): string[] {
  const { chart, repository } = surroundings;
  const reasons: string[] = [];
  if (chart && !repository) {
    reasons.push(
      'The repository around the chart was not read; alerts may be kept there.',
    );
  }
  if (repository?.truncated) {
    reasons.push(MORE_FILES);
  }
  const jsonnet = evidencePaths(surroundings).find(path => JSONNET.test(path));
  if (jsonnet) {
    reasons.push(
      `${jsonnet} is Jsonnet, and what it generates can't be seen from here.`,
    );
  }
  return reasons;
}
