/** What burn-rate alerts are written from. */
export interface BurnRateInput {
  /** Name of the groups, such as `payments-errors`. */
  name: string;
  alert: string;
  /** In percent. */
  objective: number;
  team: string;
  summary: string;
  /** PromQL for the share of what was bad in a window. */
  expression(window: string): string;
  /** Labels that tell its recorded series from those of other releases. */
  labels?: Record<string, string>;
  /** More annotations of its alerts. */
  annotations?: Record<string, string>;
}

/**
 * How fast an error budget of 30 days may burn, and over which windows it is looked at, as
 * chapter 5 of the SRE workbook recommends: a page at 2 % of the budget in an hour or 5 % in
 * six, a ticket at 10 % in one or three days. The short window ends the alert when it is over.
 */
const BURN_RATES = [
  { severity: 'page', factor: 14.4, long: '1h', short: '5m' },
  { severity: 'page', factor: 6, long: '6h', short: '30m' },
  { severity: 'ticket', factor: 3, long: '1d', short: '2h' },
  { severity: 'ticket', factor: 1, long: '3d', short: '6h' },
] as const;

const WINDOWS = ['5m', '30m', '1h', '2h', '6h', '1d', '3d'];

/** What the share of bad over a window is recorded as. */
export function recordOf(name: string, window: string): string {
  const metric = name.replace(/[^a-zA-Z0-9]+/g, '_');
  return `${metric}:bad:ratio_rate${window}`;
}

/** Rule groups that record the share of bad over each window and alert on how it burns. */
export function burnRateGroups(input: BurnRateInput) {
  const { name, alert, team, summary, labels } = input;
  const record = (window: string) => recordOf(name, window);
  const matchers = Object.entries(labels ?? {}).map(
    ([label, value]) => `${label}="${value}"`,
  );
  const selector = matchers.length > 0 ? `{${matchers.join(',')}}` : '';
  const series = (window: string) => record(window) + selector;
  const budget = Number((1 - input.objective / 100).toFixed(6));
  return [
    {
      name: `${name}-ratios`,
      rules: WINDOWS.map(window => ({
        record: record(window),
        expr: input.expression(window),
        ...(labels && { labels }),
      })),
    },
    {
      name: `${name}-burn-rates`,
      rules: ['page', 'ticket'].map(severity => ({
        alert,
        expr: BURN_RATES.filter(rate => rate.severity === severity)
          .map(({ factor, long, short }) =>
            [long, short]
              .map(window => `${series(window)} > ${factor} * ${budget}`)
              .join(' and '),
          )
          .map(pair => `(${pair})`)
          .join('\nor\n'),
        labels: { severity, team },
        annotations: {
          summary,
          description: `The error budget of ${input.objective} % over 30 days burns too fast.`,
          ...input.annotations,
        },
      })),
    },
  ];
}
