import { RuleFix } from '../rules/types';
import { RawFinding } from '../stages/evaluate/types';
import { Resource } from '../stages/gather/types';
import { Path } from '../json';

/** A field of a rendered object, and the value that it is to get; `undefined` removes it. */
export interface FieldGoal {
  resource: Resource;
  /** From the object's root. */
  path: Path;
  set: unknown;
}

type FieldFix = Exclude<
  RuleFix,
  { addResource: unknown } | { addFile: unknown }
>;

/** What a fix of fields wants of the rendered object. */
export function fieldGoals(
  { violation, subject }: RawFinding,
  fix: FieldFix,
  resource: Resource,
): FieldGoal[] {
  const base = fix.resource ?? violation.resource ? [] : subject.path;
  const changes =
    'fields' in fix
      ? fix.fields
      : [{ path: fix.path ?? violation.path ?? [], set: fix.set }];
  return changes.map(({ path, set }) => ({
    resource,
    path: [...base, ...path],
    set,
  }));
}

/** The fix itself and what belongs to it, one after the other. */
export function partsOf(fix: RuleFix): RuleFix[] {
  return [fix, ...(fix.also ?? []).flatMap(partsOf)];
}
