import { ANNOTATIONS, Tier } from '@helm-audit/plugin-helm-audit-common';
import { declaredComponent } from './facts/catalogFiles';
import { stringAt } from './json';
import { LoadedChart } from './stages/load/types';
import { readTier } from './tier';

/** What a catalog-info.yaml around a chart says about its audit. */
export interface DeclaredSettings {
  tier?: Tier;
  scenario?: string;
}

/**
 * Reads tier and scenario off the component that a chart deploys, as the nearest
 * catalog-info.yaml declares it. For audits that have no catalog at hand.
 *
 * @param files - text of the repository's files by path; the chart's own without a repository
 */
export function declaredSettings(
  chart: LoadedChart,
  files: Readonly<Record<string, string>>,
): DeclaredSettings {
  const component = declaredComponent(chart, { files })?.body;
  const annotation = (key: string) =>
    stringAt(component, 'metadata', 'annotations', key)?.trim();
  const { tier, scenario } = ANNOTATIONS;
  return {
    tier: readTier(
      annotation(tier) ?? stringAt(component, 'metadata', 'labels', tier),
    ),
    scenario: annotation(scenario) || undefined,
  };
}

/** The catalog-info.yaml in a chart's own folder, for a chart without a repository. */
export function ownCatalogFile({ files }: LoadedChart): Record<string, string> {
  const name = 'catalog-info.yaml';
  const text = files.get(name)?.toString('utf8');
  return text === undefined ? {} : { [name]: text };
}
