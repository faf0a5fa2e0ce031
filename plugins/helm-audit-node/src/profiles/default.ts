import { Profile } from './types';

/**
 * The policy that ships: reliability and blast radius weigh most, because readiness is
 * about impact; repository hygiene weighs least.
 */
export const defaultProfile: Profile = {
  id: 'default',
  dimensions: {
    reliability: 5,
    'blast-radius': 5,
    security: 4,
    observability: 4,
    capacity: 4,
    delivery: 4,
    'chart-quality': 3,
    testing: 2,
    chaos: 2,
    'supply-chain': 2,
    stewardship: 2,
    structure: 1,
  },
  severities: { critical: 10, high: 5, medium: 2, low: 1 },
  grades: [
    { grade: 'A', from: 9 },
    { grade: 'B', from: 7.5 },
    { grade: 'C', from: 6 },
    { grade: 'D', from: 4 },
    { grade: 'F', from: 0 },
  ],
  minimumCoverage: 0.5,
  criticalCap: 4.9,
  severityOverrides: {},
  tierSeverities: {
    1: {
      'missing-slo': 'critical',
      'single-replica': 'critical',
      'missing-priority-class': 'high',
      'missing-chaos-experiment': 'high',
      'no-progressive-delivery': 'high',
    },
    3: {
      'missing-slo': 'medium',
      'single-replica': 'medium',
    },
  },
};
