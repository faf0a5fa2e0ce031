import { stringAt, stringsAt } from '../json';
import { Resource } from '../stages/gather/types';
import { ParsedManifest } from '../stages/parse/types';

/** Rendered objects with what every rule asks of them read once. */
export function gatherResources(manifests: ParsedManifest[]): Resource[] {
  return manifests.map(manifest => {
    const { body } = manifest;
    const apiVersion = stringAt(body, 'apiVersion') ?? '';
    const annotations = stringsAt(body, 'metadata', 'annotations');
    return {
      ...manifest,
      apiVersion,
      group: apiVersion.includes('/') ? apiVersion.split('/')[0] : '',
      kind: stringAt(body, 'kind') ?? '',
      name: stringAt(body, 'metadata', 'name') ?? '',
      namespace: stringAt(body, 'metadata', 'namespace') || undefined,
      labels: stringsAt(body, 'metadata', 'labels'),
      annotations,
      hooks: (annotations['helm.sh/hook'] ?? '')
        .split(',')
        .map(hook => hook.trim())
        .filter(Boolean),
    };
  });
}
