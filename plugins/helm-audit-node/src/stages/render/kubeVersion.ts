import semver from 'semver';

/** Kubernetes version that charts are rendered for unless configured otherwise. */
export const DEFAULT_KUBE_VERSION = '1.33.0';

/** Newest and oldest minor that are tried when a chart refuses the target version. */
const NEWEST_MINOR = 36;
const OLDEST_MINOR = 14;

/**
 * The version to render for: the target when the chart's `kubeVersion` allows it, else the
 * newest one that it allows, else the target (and Helm will say why it doesn't fit).
 */
export function chooseKubeVersion(
  constraint: string | undefined,
  target: string = DEFAULT_KUBE_VERSION,
): string {
  const range = constraint && toRange(constraint);
  if (!range || satisfies(target, range)) return target;
  for (let minor = NEWEST_MINOR; minor >= OLDEST_MINOR; minor--) {
    const version = `1.${minor}.0`;
    if (satisfies(version, range)) return version;
  }
  return target;
}

/** Helm separates with commas or spaces what must all hold; npm's ranges use spaces. */
function toRange(constraint: string): string | undefined {
  const range = constraint.replace(/,/g, ' ').replace(/=>/g, '>=');
  return semver.validRange(range) ? range : undefined;
}

function satisfies(version: string, range: string): boolean {
  return semver.satisfies(version, range, { includePrerelease: true });
}
