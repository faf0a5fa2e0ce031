import {
  findAddOnRemoval,
  findDeprecation,
  minorOf,
  newestMinorIn,
} from '../../../facts/apiDeprecations';
import { defineRule } from '../../defineRule';
import { moveFix } from './moveFix';

export default defineRule({
  meta: {
    id: 'removed-api-version',
    dimension: 'chart-quality',
    title: 'Kubernetes serves every API version that is used',
    failureTitle: 'An API version is used that Kubernetes no longer serves',
    severity: 'critical',
    confidence: 'high',
    target: 'resource',
    requires: ['context'],
    messages: {
      removed: {
        message:
          '{{kind}} {{name}} uses {{apiVersion}}, which Kubernetes removed in 1.{{removedIn}}; on the target version {{target}} the release is refused.',
        remediation: '{{advice}}.',
      },
      removedInRange: {
        message:
          '{{kind}} {{name}} uses {{apiVersion}}, which Kubernetes removed in 1.{{removedIn}}; kubeVersion "{{range}}" admits such a cluster.',
        remediation:
          '{{advice}}. Until then limit kubeVersion to below 1.{{removedIn}}.',
      },
      byAddOn: {
        message:
          '{{kind}} {{name}} uses {{apiVersion}}, which {{addOn}} no longer serves since {{removedIn}}; the release is refused.',
        remediation: 'Move to {{replacement}} and compare the fields.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'kubernetes-best-practice'],
    risks: ['change-management', 'critical-path-failure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
    ],
    since: '0.1.0',
  },
  check(resource, { facts: { context }, report }) {
    const { kind, name, apiVersion } = resource;
    const path = ['apiVersion'];
    const byAddOn = findAddOnRemoval(apiVersion);
    if (byAddOn) {
      const { addOn, removedIn, replacement } = byAddOn;
      const data = { kind, name, apiVersion, addOn, removedIn, replacement };
      report({ messageId: 'byAddOn', data, path, severity: 'high' });
    }
    const deprecation = findDeprecation(resource);
    if (!deprecation) return;
    const { removedIn, deprecatedIn, replacement } = deprecation;
    const target = minorOf(context.kubeVersion);
    const data = {
      kind,
      name,
      apiVersion,
      removedIn,
      target: `1.${target}`,
      advice: replacement
        ? `Move to ${replacement} and compare the fields`
        : `Remove ${kind} ${name}; nothing takes its place under that name`,
    };
    if (target >= removedIn) {
      const fix = replacement ? moveFix(resource, replacement) : undefined;
      report({ messageId: 'removed', data, path, fix });
      return;
    }
    const range = context.kubeVersionRange;
    const newest = newestMinorIn(range);
    // Before the deprecation there was no other version that could have been rendered.
    if (newest && range && newest >= removedIn && target >= deprecatedIn) {
      report({
        messageId: 'removedInRange',
        data: { ...data, range },
        path,
        severity: 'high',
      });
    }
  },
});
