import { AuditFailure } from '@helm-audit/plugin-helm-audit-node';

/** Whether a normalised relative path leads out of the folder that it starts in. */
export function leavesFolder(relativePath: string): boolean {
  return /^\.\.(\/|$)/.test(relativePath);
}

/** The failure of a link that leads out of the folder it may point into. */
export function outsideFolder(link: string): AuditFailure {
  return new AuditFailure(
    'link-outside-folder',
    `The chart link "${link}" leads out of the folder that it may point into: the folder of the catalog file on local disk, the repository elsewhere.`,
    'Link a chart in that folder or below it, move the catalog file up, or link the chart by its absolute URL.',
  );
}
