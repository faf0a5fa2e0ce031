import { claimsOf, isSingleNode } from '../../../facts/podVolumes';
import { storageReach } from '../../../facts/storageReach';
import { isService } from '../../../facts/workloads';
import { stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'single-zone-storage',
    dimension: 'blast-radius',
    title: 'Data survive the loss of a zone',
    failureTitle: 'All data lie in one zone',
    severity: 'medium',
    confidence: 'medium',
    target: 'workload',
    requires: ['resources'],
    messages: {
      zonal: {
        message:
          'The only copy of the data of {{kind}} {{name}} is a volume of class {{storageClass}}, which lives in one zone.',
        remediation:
          'Use storage that is replicated over zones, or run a replica in each zone.',
      },
    },
    effort: 'L',
    phase: 3,
    compliance: ['redundancy'],
    risks: ['blast-radius-exposure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/storage/storage-classes/',
      'https://kubernetes.io/docs/setup/best-practices/multiple-zones/#storage-access-for-zones',
    ],
    since: '0.1.0',
  },
  appliesTo: (workload, { facts }) =>
    isService(workload) &&
    claimsOf(workload, facts.resources).some(claim => isSingleNode(claim)),
  check(workload, { facts, report, undetermined }) {
    // Several replicas with a volume each are a matter of spreading them.
    if ((workload.replicas?.lowerBound ?? 1) >= 2) return;
    const { kind, name } = workload.resource;
    const claim = claimsOf(workload, facts.resources).find(isSingleNode);
    const storageClass = stringAt(claim?.spec, 'storageClassName');
    const reach = storageReach(storageClass, facts.resources);
    if (reach === 'unknown') {
      undetermined(
        `Whether the storage of ${kind} ${name} outlives a zone depends on the cluster's storage class.`,
      );
    } else if (reach === 'zone') {
      report({
        messageId: 'zonal',
        data: { kind, name, storageClass: storageClass ?? '' },
        path: claim?.path,
      });
    }
  },
});
