import { AuditFailure } from '../../errors';
import { LoadedChart } from '../load/types';
import { RenderedChart } from '../render/types';
import { parseFiles, parseRendered } from './parseManifests';
import { ParsedManifests } from './types';

/**
 * Parses what Helm rendered, or the files of plain manifests; nothing where no render came
 * about.
 *
 * @throws AuditFailure `no-manifests` when plain files hold no Kubernetes object
 */
export function parseChart(
  chart: LoadedChart,
  rendered: RenderedChart | undefined,
): ParsedManifests | undefined {
  if (chart.kind === 'manifests') return parseManifestFiles(chart);
  return rendered?.ok ? parseRendered(rendered.output) : undefined;
}

function parseManifestFiles({ files, metadata }: LoadedChart): ParsedManifests {
  const parsed = parseFiles(files);
  if (parsed.manifests.some(({ body }) => typeof body.kind === 'string')) {
    return parsed;
  }
  const [problem] = parsed.problems;
  throw new AuditFailure(
    'no-manifests',
    `${metadata.name} holds no Kubernetes object${
      problem ? `: ${problem.source} can't be read (${problem.message})` : ''
    }.`,
    'Point at rendered manifests; audit a chart without --manifests.',
  );
}
