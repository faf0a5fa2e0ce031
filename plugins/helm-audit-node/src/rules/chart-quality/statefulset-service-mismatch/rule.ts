import { stringAt } from '../../../json';
import {
  resolveReference,
  whereElseItMayBe,
} from '../../../facts/externalReferences';
import { mayMakePods } from '../../../facts/foreignPods';
import { selectsPods, serviceSelector } from '../../../facts/serviceSelection';
import { RELEASE_NAME } from '../../../release';
import { defineRule } from '../../defineRule';

const PATH = ['spec', 'serviceName'];

export default defineRule({
  meta: {
    id: 'statefulset-service-mismatch',
    dimension: 'chart-quality',
    title: 'StatefulSets have the headless Service that they name',
    failureTitle: 'A StatefulSet names a Service that gives its pods no names',
    severity: 'high',
    confidence: 'high',
    target: 'workload',
    requires: ['context', 'resources'],
    messages: {
      missing: {
        message:
          'StatefulSet {{name}} names Service {{service}}, which the release does not have, so its pods find no peer by name.',
        remediation:
          'Render a headless Service {{service}} that selects the pods of {{name}}.',
      },
      misnamed: {
        message:
          'StatefulSet {{name}} names Service `{{service}}`, but the release calls the Service of its pods `{{own}}`, so they find no peer by name.',
        remediation:
          'Set `serviceName` to the name of a headless Service that selects its pods; as that can be set only when the StatefulSet is made, plan to make it anew.',
      },
      notHeadless: {
        message:
          'Service {{service}} of StatefulSet {{name}} has a cluster IP, so its pods have no names of their own.',
        remediation: 'Set `clusterIP: None` on {{service}}.',
      },
      selectsOthers: {
        message:
          'Service {{service}} of StatefulSet {{name}} does not select its pods, so they have no names of their own.',
        remediation:
          'Give {{service}} the pod labels of {{name}} as its selector.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['redundancy', 'kubernetes-best-practice'],
    risks: ['critical-path-failure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ resource }) =>
    resource.kind === 'StatefulSet' &&
    resource.group === 'apps' &&
    Boolean(stringAt(resource.body, ...PATH)),
  check({ resource, podLabels, replicas }, { facts, report, undetermined }) {
    const { name, namespace, body } = resource;
    // A single pod has no peers to find.
    const severity = replicas?.lowerBound === 1 ? 'low' : undefined;
    const service = stringAt(body, ...PATH) ?? '';
    const reference = { kind: 'Service', group: '', name: service, namespace };
    const found = resolveReference(reference, facts.resources);
    if (!found) {
      const doubt = whereElseItMayBe(reference, facts);
      // Who renders a Service for pods has no reason to leave the other to somebody else.
      const own = facts.resources.find(other =>
        selectsPods(other, podLabels, namespace),
      );
      if (doubt && own && !facts.resources.some(mayMakePods)) {
        const data = {
          name,
          service,
          own: own.name.replace(RELEASE_NAME, '<release>'),
        };
        report({ messageId: 'misnamed', data, path: PATH, severity });
      } else if (doubt) undetermined(doubt);
      else
        report({
          messageId: 'missing',
          data: { name, service },
          path: PATH,
          severity,
        });
      return;
    }
    if (Object.keys(serviceSelector(found)).length === 0) {
      undetermined(`Who lists the pods of Service ${service} is not known.`);
    } else if (!selectsPods(found, podLabels, namespace)) {
      report({
        messageId: 'selectsOthers',
        data: { name, service },
        resource: found,
        path: ['spec', 'selector'],
        severity,
      });
    } else if (stringAt(found.body, 'spec', 'clusterIP') !== 'None') {
      report({
        messageId: 'notHeadless',
        data: { name, service },
        resource: found,
        path: ['spec', 'clusterIP'],
        // Software that finds its peers in another way can do without.
        severity: 'low',
      });
    }
  },
});
