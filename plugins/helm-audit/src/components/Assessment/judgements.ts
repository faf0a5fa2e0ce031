import {
  ComplianceItem,
  CultureItem,
  RiskItem,
  RuleEvidence,
} from '@helm-audit/plugin-helm-audit-common';
import { SEVERITY_TITLES } from '../../lib/words';

/** How a judgement looks: `good`, `bad` or `partly` were seen, `open` was not. */
export type Tone = 'good' | 'bad' | 'partly' | 'open';

/** One line of a list of judgements. */
export interface Judgement {
  id: string;
  group: string;
  title: string;
  tone: Tone;
  /** The state in a word. */
  state: string;
  sentence: string;
  /** What else there is to say. */
  notes: string[];
  evidence: RuleEvidence;
}

const COMPLIANCE = {
  met: { tone: 'good', state: 'Met' },
  gap: { tone: 'bad', state: 'Gap' },
  unknown: { tone: 'open', state: 'We couldn’t see' },
  notApplicable: { tone: 'open', state: 'Not needed' },
} as const;

/** The compliance checklist. */
export function fromCompliance(items: readonly ComplianceItem[]): Judgement[] {
  return items.map(item => ({ ...item, ...COMPLIANCE[item.state], notes: [] }));
}

/** The risk assessment. */
export function fromRisks(items: readonly RiskItem[]): Judgement[] {
  return items.map(({ level, blastRadius, ...item }) => ({
    ...item,
    ...describeRisk(level),
    notes: blastRadius ? [`Hit when it shows: ${blastRadius}`] : [],
  }));
}

function describeRisk(
  level: RiskItem['level'],
): Pick<Judgement, 'tone' | 'state'> {
  if (level === 'unknown') return { tone: 'open', state: 'We couldn’t see' };
  if (level === 'notApplicable') return { tone: 'open', state: 'None' };
  const tones = {
    critical: 'bad',
    high: 'bad',
    medium: 'partly',
    low: 'good',
  } as const;
  return { tone: tones[level], state: SEVERITY_TITLES[level] };
}

const CULTURE = {
  seen: { tone: 'good', state: 'Seen' },
  partly: { tone: 'partly', state: 'Partly' },
  missing: { tone: 'bad', state: 'Missing' },
  unknown: { tone: 'open', state: 'We couldn’t see' },
  notApplicable: { tone: 'open', state: 'Not needed' },
} as const;

/** Culture and process. */
export function fromCulture(items: readonly CultureItem[]): Judgement[] {
  return items.map(({ next, ...item }) => ({
    ...item,
    ...CULTURE[item.state],
    notes: next ? [`Next: ${next}`] : [],
  }));
}
