/** A value and the key that it is set by, such as `metrics.enabled`. */
export interface ValueSetting {
  /** Keys from the root of the audited chart's values, as `helm --set` writes them. */
  key: string;
  value: unknown;
}

/** An object that a trial render made appear. */
export interface AppearedObject {
  kind: string;
  name: string;
  /** Template that rendered it, within the chart. */
  template: string;
}

/**
 * What became of the attempt to switch something on: `proven` by a trial render; `needs-values`
 * that only people can give; `needs-api` that no value brings, only a cluster that has it;
 * `unproven` when no trial was made or none made it appear.
 */
export const CAPABILITY_STATES = [
  'proven',
  'needs-values',
  'needs-api',
  'unproven',
] as const;

/** What became of the attempt to switch something on. */
export type CapabilityState = (typeof CAPABILITY_STATES)[number];

/** Something that a chart can render and that the audited scenario leaves out. */
export interface Capability {
  /** Kubernetes kind, such as `PodDisruptionBudget`. */
  kind: string;
  /** Template that holds it, within the chart. */
  template: string;
  /** Name or alias of the subchart that the template belongs to; absent for the chart's own. */
  subchart?: string;
  /**
   * Which of the settings also switches on a part of the chart that is off, with pods of its own;
   * absent where it belongs to what runs.
   */
  part?: string;
  state: CapabilityState;
  /** What to set, as far as it could be read from the templates. */
  settings: ValueSetting[];
  /** The settings as they stand in a values file; absent where there are none. */
  snippet?: string;
  /** Values keys that need a content which nothing here tells. */
  missing: string[];
  /** API versions that the template asks the cluster for and the render did not assume. */
  apis: string[];
  /** What a trial render with these settings made appear; empty unless proven. */
  proof: AppearedObject[];
  /** Why it is not proven, or what is not in what appears; absent where nothing is to be said. */
  reason?: string;
}

/** What mends a finding, as a trial render has proven. */
export interface Switch {
  settings: ValueSetting[];
  /** The settings as they stand in a values file. */
  snippet?: string;
  proof: AppearedObject[];
}

/** What to do so that settings hold, in a few words in the imperative. */
export function describeSettings(settings: readonly ValueSetting[]): string {
  const switches = settings.filter(({ value }) => value === true);
  const others = settings.filter(({ value }) => value !== true);
  const parts = [
    ...(switches.length > 0
      ? [`switch on ${join(switches.map(({ key }) => `\`${key}\``))}`]
      : []),
    ...(others.length > 0 ? [`set ${join(others.map(describeSetting))}`] : []),
  ];
  const text = parts.join(' and ');
  return text ? `${text[0].toLocaleUpperCase('en')}${text.slice(1)}.` : '';
}

/** What it takes to have a capability, in a few words in the imperative; '' where nobody knows. */
export function describeNeeds({
  settings,
  missing,
  apis,
}: Pick<Capability, 'settings' | 'missing' | 'apis'>): string {
  const keys = join(missing.map(key => `\`${key}\``));
  return [
    describeSettings(settings),
    keys && `Give ${keys} content.`,
    apis.length > 0 && `Install ${join(apis)} in the cluster.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** Scalars are shown; what is longer is in the snippet. */
function describeSetting({ key, value }: ValueSetting): string {
  return typeof value === 'object' && value !== null
    ? `\`${key}\``
    : `\`${key}\` to \`${value}\``;
}

function join(parts: readonly string[]): string {
  return parts.length < 2
    ? parts.join('')
    : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
