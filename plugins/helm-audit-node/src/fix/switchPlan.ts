import {
  describeSettings,
  FixEdit,
} from '@helm-audit/plugin-helm-audit-common';
import { pathOfKey } from '../capabilities/snippet';
import { RawFinding } from '../stages/evaluate/types';
import { FixPlan } from './planFix';
import { ChartContext, valuesFileOf } from './valuesEdit';

/** Kinds that every cluster serves. */
const BUILT_IN =
  /^(ConfigMap|HorizontalPodAutoscaler|NetworkPolicy|PodDisruptionBudget|Service)$/;

/**
 * Switches on what the chart can do by itself, as a trial render has proven.
 *
 * @returns nothing where the finding has no such switch, or the values are set elsewhere
 */
export function planSwitch(
  { switchOn }: RawFinding,
  context: ChartContext,
): FixPlan[] {
  if (!switchOn || switchOn.settings.length === 0) return [];
  const edits: FixEdit[] = [];
  for (const { key, value } of switchOn.settings) {
    const path = pathOfKey(key);
    const file = valuesFileOf(path, context);
    if (file === undefined) return [];
    edits.push({ type: 'set', file, path, value });
  }
  const kinds = new Set(switchOn.proof.map(({ kind }) => kind));
  const asked = [...kinds].filter(kind => !BUILT_IN.test(kind)).sort();
  return [
    {
      title: describeSettings(switchOn.settings).replace(/\.$/, ''),
      safety: 'review',
      ...(asked.length > 0 && {
        toTest: `The cluster has to serve ${asked.join(' and ')}.`,
      }),
      isSwitch: true,
      edits,
      goals: [],
    },
  ];
}
