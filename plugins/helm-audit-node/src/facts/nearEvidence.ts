import { OwnershipEvidence } from '@helm-audit/plugin-helm-audit-common';
import { linksLike } from './contacts';
import { documentsOf } from './documents';
import { RUNBOOK } from './operatingDocuments';
import { entityAndOwners, refOf } from './ownership';
import type { OwnershipSources } from './ownershipSources';
import { Surroundings } from './surroundings';

/*
 * What people would take for evidence and rules don't count: each sentence names it and says
 * what it lacks. '' where there is nothing of the kind.
 */

/** Why the runbooks that there are don't tell whom to turn to next. */
export function whyNoEscalation({
  contacts,
  documents,
}: Pick<OwnershipSources, 'contacts' | 'documents'>): string {
  const files = documents.runbooks.map(
    ({ source }) => `${fileOf(source)} does not speak of escalation.`,
  );
  const links = contacts.runbooks.map(
    ({ text, source }) =>
      `What “${text}” (${source}) leads to can't be read from here.`,
  );
  return [...new Set([...files, ...links])].join(' ');
}

/** Why a runbook that is spoken of, or is linked elsewhere, is not one of the service. */
export function whyNoRunbook(
  { alertRunbooks }: Pick<OwnershipSources, 'alertRunbooks'>,
  surroundings: Surroundings,
): string {
  const linked = alertRunbooks.find(text => /^https?:/.test(text));
  if (linked) {
    return `An alert leads to ${linked}; link it in the catalog, where it is also found without that alert.`;
  }
  return (
    unreadableRunbook(surroundings) ??
    runbookOfOthers(surroundings) ??
    mentionedRunbook(surroundings) ??
    ''
  );
}

const UNREADABLE = /\.(pdf|docx?|odt|pptx?|html?)$/i;

function unreadableRunbook({ repository }: Surroundings): string | undefined {
  const file = repository?.paths.find(
    path => UNREADABLE.test(path) && RUNBOOK.test(path),
  );
  return (
    file &&
    `${file} is called so, but can't be read; link it in the catalog, or keep it as text.`
  );
}

/** Neither which entity nor what it links: not all who read the report may read that entity. */
function runbookOfOthers({ entity }: Surroundings): string | undefined {
  if (!entity) return undefined;
  const own = new Set(entityAndOwners(entity));
  const isLinked = entity.related.some(
    other => !own.has(other) && linksLike(other, RUNBOOK).length > 0,
  );
  return isLinked
    ? `A related entity in the catalog links one; link it from ${refOf(
        entity.entity,
      )} or its owner for it to count.`
    : undefined;
}

function mentionedRunbook(surroundings: Surroundings): string | undefined {
  for (const { path, text } of documentsOf(surroundings)) {
    const index = text.split('\n').findIndex(line => RUNBOOK.test(line));
    if (index >= 0) {
      return `${path}:${
        index + 1
      } speaks of one, but is none by its name or a heading, and the catalog links none.`;
    }
  }
  return undefined;
}

/** Why the runbooks of a service are none of an alert. */
export function runbookToLink({
  contacts,
  documents,
}: Pick<OwnershipSources, 'contacts' | 'documents'>): string {
  const [runbook] = [...contacts.runbooks, ...documents.runbooks];
  return runbook
    ? `There is one (${nameOf(
        runbook,
      )}), but nothing leads from the alert to it.`
    : '';
}

/** Why the runbooks that there are don't say how the service fails. */
export function whyNoFailureScenario({
  documents,
}: Pick<OwnershipSources, 'documents'>): string {
  const [runbook] = documents.runbooks;
  return runbook
    ? `${fileOf(
        runbook.source,
      )} is a runbook, but no heading in it is about a failure, and no line says what happens while something is away.`
    : '';
}

function nameOf({ text, source }: OwnershipEvidence): string {
  return /^link of|^annotation /.test(source) ? `“${text}”, ${source}` : source;
}

/** The file of a source without its line. */
function fileOf(source: string): string {
  return source.replace(/:\d+$/, '');
}
