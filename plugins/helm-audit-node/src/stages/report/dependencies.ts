import { DependencySection } from '@helm-audit/plugin-helm-audit-common';
import { OssManifest } from '../../facts/oss/manifest';
import { Redactor } from '../../redact';
import { Fact } from '../gather/types';
import { LoadedChart } from '../load/types';

/** The open source that a chart builds on. */
export function reportDependencies(
  { dependencies }: LoadedChart,
  manifest: Fact<OssManifest>,
  redactor: Redactor,
): DependencySection {
  if (manifest.state !== 'known') throw new Error(manifest.reason);
  return {
    chart: dependencies.map(
      ({ name, version, repository, alias, source, path }) => ({
        name,
        version,
        repository: repository && redactor.text(repository),
        alias,
        source,
        path,
      }),
    ),
    ...manifest.value,
  };
}
