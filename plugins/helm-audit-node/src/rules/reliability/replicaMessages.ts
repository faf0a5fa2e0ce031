/** What `single-replica` says of a workload, by why it has one pod and what helps. */
export const REPLICA_MESSAGES = {
  replicas: {
    message:
      '{{kind}} {{name}} runs {{count}} replica, so any restart, node drain or crash is an outage.',
    remediation: 'Run at least 2 replicas, 3 across zones{{needs}}.',
  },
  worker: {
    message:
      '{{kind}} {{name}} runs {{count}} replica, so its work stands still during any restart, node drain or crash.',
    remediation:
      'Run 2 replicas{{needs}}, if its work can be shared or a leader be elected.',
  },
  data: {
    message:
      '{{kind}} {{name}} keeps its data in {{count}} pod, so any restart, node drain or crash is an outage, and {{loss}}.',
    remediation:
      'Replicate {{name}} by a mode of its own software, an operator or a managed service; where nothing copies the data, a second pod is a second, empty store.',
  },
  members: {
    message:
      '{{kind}} {{name}} runs {{count}} of the 3 members at least that {{product}} needs so as to survive the loss of one, so any restart, node drain or crash is an outage.',
    remediation:
      'Run 3 members of {{product}}, each on a node of its own, or 5; an even number survives no more than the odd one below it.',
  },
  sole: {
    message:
      '{{kind}} {{name}} runs {{count}} replica, so any restart, node drain or crash is an outage; more pods are no way out, as {{why}}.',
    remediation:
      'Keep the outage short, and let those that call it try again; or release it once more for each zone or team, so that one outage reaches fewer.',
  },
  primary: {
    message:
      '{{kind}} {{name}} is the one pod of its data store that takes writes, so during any restart, node drain or crash nothing can be written.',
    remediation:
      'Have another member take over by itself; more pods of {{name}} would not.',
  },
  autoscaler: {
    message:
      '{{kind}} {{name}} can be scaled down to {{count}} by {{autoscaler}}, so at quiet hours any restart is an outage.',
    remediation: 'Raise `{{field}}` of {{autoscaler}} to at least 2{{needs}}.',
  },
};
