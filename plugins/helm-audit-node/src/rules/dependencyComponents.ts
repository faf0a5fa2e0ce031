import {
  ComponentFact,
  DependencyComponent,
  DependencyTrouble,
} from '@helm-audit/plugin-helm-audit-common';
import { declaredDependencies } from '../facts/chartDependencies';
import type { OssManifest } from '../facts/oss/manifest';
import { fullName } from '../facts/oss/images';
import { parseImage } from '../facts/image';
import { JsonMap, Path, stringAt } from '../json';
import { ChartFact } from '../stages/gather/types';

/** Components that come from elsewhere; the repository's own charts have no upstream. */
export function foreignComponents({
  components,
}: Pick<OssManifest, 'components'>): DependencyComponent[] {
  return components.filter(({ isOwn }) => !isOwn);
}

/** The component that a container's image is. */
export function componentOfImage(
  { components }: Pick<OssManifest, 'components'>,
  container: JsonMap,
): DependencyComponent | undefined {
  const image = parseImage(stringAt(container, 'image') ?? '');
  if (!image) return undefined;
  const imageName = fullName(image);
  const tag = image.tag ?? (image.digest ? undefined : 'latest');
  return components.find(
    ({ kind, name, version, digest }) =>
      kind === 'image' &&
      name === imageName &&
      version === tag &&
      digest === image.digest,
  );
}

/** What of this kind is wrong with a component. */
export function troubleOf(
  { troubles }: DependencyComponent,
  kind: DependencyTrouble['kind'],
): DependencyTrouble | undefined {
  return troubles.find(trouble => trouble.kind === kind);
}

/** Why one of these is not known of a component. */
export function doubtOf(
  { unknown }: Pick<DependencyComponent, 'unknown'>,
  ...names: ComponentFact[]
): string | undefined {
  return names.flatMap(name => unknown[name] ?? [])[0];
}

/** Where Chart.yaml names a component, or brings it along. */
export function placeOf(
  component: DependencyComponent,
  chart: ChartFact,
  key: string,
): { file: string; path?: Path } {
  const declared = declaredDependencies(chart).find(
    ({ name, repository }) =>
      component.kind === 'chart' &&
      component.depth === 1 &&
      name === component.name &&
      Boolean(repository),
  );
  return declared
    ? { file: declared.file, path: [...declared.entry, key] }
    : { file: 'Chart.yaml' };
}

/** Name and version, as messages say them. */
export function labelOf({ name, version }: DependencyComponent): string {
  return [name, version].filter(Boolean).join(' ');
}
