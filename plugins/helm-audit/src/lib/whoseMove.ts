const SERVICE_TEAM = 'The team that owns this service';
const PLATFORM_TEAM = 'The team that runs Backstage';

/** Who can put right what an audit failed for, by the code of its error. */
const MOVERS: Record<string, string> = {
  'bad-archive': SERVICE_TEAM,
  'bad-chart-yaml': SERVICE_TEAM,
  'bad-config': SERVICE_TEAM,
  'bad-values': SERVICE_TEAM,
  'broken-link': SERVICE_TEAM,
  'link-empty': SERVICE_TEAM,
  'link-not-found': SERVICE_TEAM,
  'link-outside-chart': SERVICE_TEAM,
  'link-outside-folder': SERVICE_TEAM,
  'link-unsupported': SERVICE_TEAM,
  'no-manifests': SERVICE_TEAM,
  'not-a-chart': SERVICE_TEAM,
  'several-links': SERVICE_TEAM,
  'source-location-missing': SERVICE_TEAM,
  'source-too-large': SERVICE_TEAM,
  'too-large': SERVICE_TEAM,
  'unknown-scenario': SERVICE_TEAM,
  'values-not-found': SERVICE_TEAM,
  'audit-interrupted': PLATFORM_TEAM,
  'catalog-unavailable': PLATFORM_TEAM,
  'helm-not-found': PLATFORM_TEAM,
  'helm-too-old': PLATFORM_TEAM,
  'internal-error': PLATFORM_TEAM,
  'source-not-allowed': PLATFORM_TEAM,
};

/** Whose move it is after a failure; `undefined` where the code alone does not tell. */
export function whoseMove(code: string): string | undefined {
  return MOVERS[code];
}
