import {
  declaredDependencies,
  isRemote,
} from '../../../facts/chartDependencies';
import { defineRule } from '../../defineRule';

const PLAIN_HTTP = /^http:\/\/([^/:]+)/i;

/** Hosts that are reached without a network. */
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/i;

export default defineRule({
  meta: {
    id: 'insecure-repository',
    dimension: 'supply-chain',
    title: 'Dependencies come over encrypted connections',
    failureTitle: 'A dependency comes over plain HTTP',
    severity: 'high',
    confidence: 'high',
    target: 'chart',
    requires: [],
    messages: {
      plain: {
        message:
          'Dependency {{name}} comes from {{repository}} over plain HTTP, so anybody on the way can hand you another chart.',
        remediation: 'Use an https:// or oci:// repository for {{name}}.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['security-standards', 'dependency-health'],
    risks: ['oss-supply-chain'],
    controls: [],
    references: [
      'https://helm.sh/docs/topics/chart_repository/',
      'https://helm.sh/docs/topics/registries/',
    ],
    since: '0.1.0',
  },
  appliesTo: chart => chart.dependencies.some(isRemote),
  check(chart, { report }) {
    for (const dependency of declaredDependencies(chart)) {
      const { name, repository = '', file, entry } = dependency;
      const host = repository.match(PLAIN_HTTP)?.[1];
      if (!isRemote(dependency) || !host || LOOPBACK.test(host)) continue;
      report({
        messageId: 'plain',
        data: { name, repository },
        file,
        path: [...entry, 'repository'],
      });
    }
  },
});
