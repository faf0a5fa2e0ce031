/** The twelve dimensions of production readiness, in the order in which reports list them. */
export const DIMENSIONS = [
  {
    id: 'structure',
    title: 'Structure',
    description: 'Repository structure and organisation',
  },
  {
    id: 'chart-quality',
    title: 'Chart quality',
    description: 'Syntax, resources, probes, labels, values, schema and docs',
  },
  {
    id: 'reliability',
    title: 'Reliability',
    description:
      'Redundancy, statelessness, degradation, timeouts and critical-path protection',
  },
  {
    id: 'blast-radius',
    title: 'Blast radius',
    description:
      'Spreading, disruption budgets, isolation, and rollouts that cannot take everything down',
  },
  {
    id: 'security',
    title: 'Security',
    description: 'Security, with its effect on availability',
  },
  {
    id: 'observability',
    title: 'Observability',
    description:
      'Golden signals, SLOs, dashboards, alerts with owner and runbook',
  },
  {
    id: 'capacity',
    title: 'Capacity',
    description: 'Requests and limits, autoscaling, headroom, load tests',
  },
  {
    id: 'testing',
    title: 'Testing',
    description: 'Tests and quality assurance of the chart',
  },
  {
    id: 'chaos',
    title: 'Chaos engineering',
    description: 'Chaos experiments and resilience validation',
  },
  {
    id: 'delivery',
    title: 'Delivery',
    description:
      'CI/CD, change management, deployment safety and production ownership',
  },
  {
    id: 'supply-chain',
    title: 'Supply chain',
    description: 'Dependencies and supply chain',
  },
  {
    id: 'stewardship',
    title: 'Stewardship',
    description: 'Open source stewardship and community responsibility',
  },
] as const;

/** The id of one of the twelve dimensions. */
export type DimensionId = (typeof DIMENSIONS)[number]['id'];
