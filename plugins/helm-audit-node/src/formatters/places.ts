import {
  AuditReport,
  Finding,
  FindingLocation,
  FindingSubject,
} from '@helm-audit/plugin-helm-audit-common';

/** Path of a finding's file from the repository's root, where code review needs it. */
export function repositoryPath(
  { chart }: AuditReport,
  { root, file }: Pick<FindingLocation, 'root' | 'file'>,
): string {
  return root === 'chart' && chart.path !== '.'
    ? `${chart.path}/${file}`
    : file;
}

/** A subject in a few words, such as `Deployment/web, container app`. */
export function describeSubject(subject: FindingSubject): string {
  const { kind, name, container, subchart } = subject;
  return [
    name ? `${kind}/${name}` : kind,
    container && `container ${container}`,
    subchart && `subchart ${subchart}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** File and line of a finding, such as `templates/web.yaml:12`. */
export function placeOf({ location }: Finding): string {
  return location.line ? `${location.file}:${location.line}` : location.file;
}
