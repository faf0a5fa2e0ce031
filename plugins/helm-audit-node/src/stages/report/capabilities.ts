import { Capability, ValueSetting } from '@helm-audit/plugin-helm-audit-common';
import { isMap } from '../../json';
import { Redactor } from '../../redact';
import { CapabilitiesFact, Fact } from '../gather/types';

/** What the chart can switch on; undefined where it could not be looked for. */
export function reportCapabilities(
  fact: Fact<CapabilitiesFact>,
  redactor: Redactor,
): Capability[] | undefined {
  if (fact.state !== 'known') return undefined;
  return fact.value.capabilities.map(capability => ({
    ...capability,
    ...redactSettings(capability, redactor),
    reason: capability.reason && redactor.text(capability.reason),
  }));
}

/** Settings may repeat examples of the chart, and those may hold secrets. */
export function redactSettings(
  { settings, snippet }: { settings: ValueSetting[]; snippet?: string },
  redactor: Redactor,
): { settings: ValueSetting[]; snippet?: string } {
  return {
    settings: settings.map(({ key, value }) => ({
      key,
      value: redactValue(value, redactor),
    })),
    snippet: snippet
      ?.split('\n')
      .map((line, index, lines) => redactor.sourceLine(line, lines[index - 1]))
      .join('\n'),
  };
}

function redactValue(value: unknown, redactor: Redactor): unknown {
  if (typeof value === 'string') return redactor.text(value);
  if (Array.isArray(value)) {
    return value.map(item => redactValue(item, redactor));
  }
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      redactValue(item, redactor),
    ]),
  );
}
