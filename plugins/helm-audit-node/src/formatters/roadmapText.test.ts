import {
  AuditReport,
  RoadmapPhase,
} from '@helm-audit/plugin-helm-audit-common';
import chalk from 'chalk';
import { roadmapMarkdown, roadmapText } from './roadmapText';

const paint = new chalk.Instance({ level: 0 });

const ITEM: RoadmapPhase['items'][number] = {
  ruleId: 'single-replica',
  title: 'A single pod',
  action: 'Run two.',
  severity: 'critical',
  dimension: 'reliability',
  effort: 'S',
  hours: 1,
  findings: 1,
  after: [],
  lift: 1,
};

const FIRST: RoadmapPhase = {
  phase: 1,
  title: 'Stop | losing orders',
  when: '0–2 weeks',
  items: [ITEM],
  hours: 1,
  scoreAfter: 6.25,
  basis: 'audited',
};
const EMPTY: RoadmapPhase = { ...FIRST, phase: 2, title: 'Nothing', items: [] };
const LAST: RoadmapPhase = {
  ...FIRST,
  phase: 3,
  title: 'See it',
  when: '3–6 months',
  items: [ITEM, ITEM],
  hours: 48,
  scoreAfter: null,
  basis: 'counted',
};

const report = (...phases: RoadmapPhase[]) =>
  ({ roadmap: { phases } } as AuditReport);

describe('roadmapText', () => {
  it('says of each phase that holds something where it leads, and how that is known', () => {
    expect(roadmapText(report(FIRST, EMPTY, LAST), paint).split('\n')).toEqual([
      'ROADMAP',
      '  1. Stop | losing orders  0–2 weeks, 1 thing, about 1 h  score 6.3 once all of it is done',
      expect.stringMatching(/^ {5}6\.3 is proven: /),
      '  3. See it  3–6 months, 2 things, about 6 days  no score',
      '     Too little could be decided for a score.',
    ]);
  });

  it('is nothing where nothing is to be done', () => {
    expect(roadmapText(report(EMPTY), paint)).toBe('');
  });
});

describe('roadmapMarkdown', () => {
  it('is a table, and below it how the scores are known', () => {
    const text = roadmapMarkdown(report(FIRST, EMPTY, LAST));
    expect(text).toContain('## Roadmap\n\n| Phase | What for');
    expect(text).toContain(
      '| 1 | Stop \\| losing orders | 0–2 weeks | 1 | about 1 h | score 6.3 once all of it is done |',
    );
    expect(text).toContain(
      '| 3 | See it | 3–6 months | 2 | about 6 days | no score |',
    );
    expect(text).toMatch(
      /\n\n- Phase 1: 6\.3 is proven: .*\n- Phase 3: Too little could be decided for a score\.$/,
    );
    expect(text).not.toContain('Nothing');
  });

  it('is nothing where nothing is to be done', () => {
    expect(roadmapMarkdown(report(EMPTY))).toBe('');
  });
});
