import { FixEdit } from '@helm-audit/plugin-helm-audit-common';
import { Places } from './places';
import { opensOtherDot, scopeOf } from './templateBlocks';

/** What Helm gives every template at its root. */
const AT_ROOT = /\{\{(-?) \.(Release|Chart)\./g;

/** A text that reads the release and the chart wherever it stands. */
export function rooted(text: string): string {
  return text.replace(AT_ROOT, '{{$1 $$.$2.');
}

/** An edit of a template that reads them where a loop or `with` has changed what the dot is. */
export function withRoot(edit: FixEdit, places: Places): FixEdit {
  if (edit.type !== 'insert' && edit.type !== 'replace-lines') return edit;
  const lines = places.sources.lines('chart', edit.file) ?? [];
  const actions = scopeOf(lines, edit.line)?.actions ?? [];
  if (!actions.some(opensOtherDot)) return edit;
  return JSON.parse(rooted(JSON.stringify(edit)));
}
