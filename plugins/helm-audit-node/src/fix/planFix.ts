import { FixEdit } from '@helm-audit/plugin-helm-audit-common';
import { isDeepStrictEqual } from 'node:util';
import { deriveWorkloads } from '../facts/workloads';
import { valueAt } from '../json';
import { RuleFix } from '../rules/types';
import { RawFinding } from '../stages/evaluate/types';
import { Sources } from '../stages/report/sources';
import { FieldGoal, fieldGoals, partsOf } from './fields';
import { isOwnFile, Places } from './places';
import { resourceFile, templated } from './resourceFile';
import { templateEdits } from './templateEdit';
import { withRoot } from './templateRoot';
import { ChartContext, valuesEdits } from './valuesEdit';

/** What edits are made from. */
export interface PlanContext extends ChartContext {
  sources: Sources;
  /** Files that were written for fixes, which several rules may ask for. */
  newFiles: Map<RuleFix, FixEdit | undefined>;
  /** Whether fixes are tried; else the best way is the only one that is looked for. */
  isTried: boolean;
}

/** Changes, and what should then be the case. */
export interface FixWay {
  edits: FixEdit[];
  /** Fields that the rendered objects then have. */
  goals: FieldGoal[];
}

/** A way to mend a finding. */
export interface FixPlan
  extends FixWay,
    Pick<RuleFix, 'title' | 'safety' | 'toTest' | 'verify' | 'doubt'> {
  /** Whether it does more than set fields: several things at once, or another API. */
  isBold?: boolean;
  /** Whether it switches on what the chart can do by itself. */
  isSwitch?: boolean;
}

/**
 * Ways to bring about what a fix wants, the best first: by the values that control the fields,
 * else by the template lines that write them. Where fixes are not tried, the first alone counts.
 */
export function planFix(
  finding: RawFinding,
  fix: RuleFix,
  context: PlanContext,
): FixPlan[] {
  const plans = planOne(finding, fix, context);
  const isEnough = plans.length > 0 && !context.isTried;
  return fix.orElse && !isEnough
    ? [...plans, ...planFix(finding, fix.orElse, context)]
    : plans;
}

function planOne(
  finding: RawFinding,
  fix: RuleFix,
  context: PlanContext,
): FixPlan[] {
  const places = new Places(finding, context.sources, file =>
    isOwnFile(file, context.chart),
  );
  const parts = partsOf(fix).map(part =>
    planPart(finding, part, places, context),
  );
  if (parts.some(ways => ways.length === 0)) return [];
  const most = Math.max(...parts.map(ways => ways.length));
  return Array.from({ length: most }, (_, index) => {
    const chosen = parts.map(ways => ways[Math.min(index, ways.length - 1)]);
    return {
      ...describe(fix),
      edits: chosen.flatMap(({ edits }) => edits),
      goals: chosen.flatMap(({ goals }) => goals),
    };
  });
}

/** What is said of a fix and all that belongs to it. */
function describe(fix: RuleFix): Omit<FixPlan, keyof FixWay> {
  const parts = partsOf(fix);
  const doubt = parts.find(part => part.doubt)?.doubt;
  const toTest = [...new Set(parts.flatMap(part => part.toTest ?? []))];
  const setsApi =
    'fields' in fix && fix.fields.some(({ path }) => path[0] === 'apiVersion');
  return {
    title: fix.title,
    safety: parts.some(({ safety }) => safety === 'review') ? 'review' : 'safe',
    ...(toTest.length > 0 && { toTest: toTest.join(' ') }),
    ...(fix.verify && { verify: fix.verify }),
    ...(doubt && { doubt }),
    isBold: fix.also !== undefined || setsApi,
  };
}

function planPart(
  finding: RawFinding,
  fix: RuleFix,
  places: Places,
  context: PlanContext,
): FixWay[] {
  const { files } = context.chart;
  if ('addFile' in fix) {
    const { file, content } = fix.addFile;
    return files.has(file)
      ? []
      : [{ edits: [{ type: 'create', file, content }], goals: [] }];
  }
  if ('addResource' in fix) {
    const { newFiles } = context;
    if (!newFiles.has(fix)) {
      newFiles.set(
        fix,
        resourceFile(fix, places, file => files.has(file)),
      );
    }
    const edit = newFiles.get(fix);
    return edit ? [{ edits: [edit], goals: [] }] : [];
  }
  const resource =
    fix.resource ?? finding.violation.resource ?? finding.subject.resource;
  if (!resource) return planFileFields(finding, fix);
  const goals = fieldGoals(finding, fix, resource);
  const ways = goals.map(goal => planField(goal, places, context));
  if (ways.some(({ length }) => length === 0)) return [];
  const most = Math.max(...ways.map(({ length }) => length));
  return Array.from({ length: most }, (_, index) => ({
    edits: ways.flatMap(way => way[Math.min(index, way.length - 1)]),
    goals,
  }));
}

/** Fields of Chart.yaml or values.yaml themselves. */
function planFileFields(
  { file, violation }: RawFinding,
  fix: Exclude<RuleFix, { addResource: unknown } | { addFile: unknown }>,
): FixWay[] {
  const changes =
    'fields' in fix
      ? fix.fields
      : [{ path: fix.path ?? violation.path ?? [], set: fix.set }];
  const edits = changes.map(
    ({ path, set }): FixEdit =>
      set === undefined
        ? { type: 'remove', file, path: [...path] }
        : { type: 'set', file, path: [...path], value: set },
  );
  return [{ edits, goals: [] }];
}

function planField(
  goal: FieldGoal,
  places: Places,
  context: PlanContext,
): FixEdit[][] {
  const byValues = valuesEdits(goal, places, context);
  if (byValues.length > 0 && goal.set !== undefined && !context.isTried) {
    return byValues.slice(0, 1);
  }
  const [workload] = deriveWorkloads([goal.resource]);
  const set = workload
    ? withTemplates(goal, added => templated(added, workload, places))
    : goal.set;
  const byTemplate = templateEdits({ ...goal, set }, places);
  if (!byTemplate) return byValues;
  const inTemplate = byTemplate.map(edit => withRoot(edit, places));
  // Without its value a key is still written.
  return set === undefined
    ? [inTemplate, ...byValues]
    : [...byValues, inTemplate];
}

/** What is added is written as the chart writes it; items that are there stay as they are. */
function withTemplates(
  { resource, path, set }: FieldGoal,
  template: (value: unknown) => unknown,
): unknown {
  const current = valueAt(resource.body, ...path);
  const isMore =
    Array.isArray(current) &&
    Array.isArray(set) &&
    isDeepStrictEqual(set.slice(0, current.length), current);
  return isMore
    ? [...current, ...set.slice(current.length).map(template)]
    : template(set);
}
