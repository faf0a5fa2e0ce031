import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';
import { HumanDuration } from '@backstage/types';

export interface Config {
  /** Audits of the Helm charts that catalog entities link. */
  helmAudit?: {
    /** How charts are rendered. */
    helm?: {
      /**
       * Path of the Helm binary, version 3.14 or newer. Default: the one that `HELM_BIN`
       * names, else the one on `PATH`.
       */
      binary?: string;

      /** How long one render may take. Default: 30 seconds. */
      timeout?: string | HumanDuration;

      /** Address space of the Helm process, in MiB. Default: 4096. */
      memoryLimit?: number;

      /** Size of the rendered manifests, in MiB. Default: 50. */
      outputLimit?: number;

      /** Kubernetes version that charts are rendered for. Default: 1.33.0. */
      kubeVersion?: string;

      /**
       * API versions that the clusters offer beside Kubernetes' own, such as
       * `monitoring.coreos.com/v1`. Default: those of common operators for monitoring,
       * certificates, gateways, autoscaling and rollouts.
       */
      apiVersions?: string[];
    };

    /**
     * Annotation keys by which the catalog tells of ownership. Each list takes the place of the
     * keys that the audit knows by itself, which docs/ownership.md lists; `*` stands for
     * anything.
     */
    ownership?: {
      /** Keys that name a pager or rota, such as `acme.example/on-call`. */
      onCallAnnotations?: string[];

      /** Keys that name a channel of the team. */
      chatAnnotations?: string[];

      /** Keys that name an escalation policy. */
      escalationAnnotations?: string[];

      /** Keys that lead to a runbook. */
      runbookAnnotations?: string[];

      /** Keys of annotations and labels that say how critical something is. */
      tierAnnotations?: string[];
    };

    /**
     * How often the catalog is searched for entities that link a chart, and for such that
     * are gone. Default: every 10 minutes, with a timeout of 5 minutes. After a start the
     * catalog is watched more closely until it has filled.
     */
    schedule?: SchedulerServiceTaskScheduleDefinitionConfig;

    /** How audits are made, on each replica of the backend. */
    workers?: {
      /** Audits that run at once on each replica. Default: 2. */
      concurrency?: number;

      /** How long one audit may take, reading the chart included. Default: 5 minutes. */
      auditTimeout?: string | HumanDuration;

      /**
       * Pause until an audited chart is looked at again. It is audited again only if the
       * chart, the repository around it, the entity, the engine or its profile changed.
       * Default: 30 minutes.
       */
      checkInterval?: string | HumanDuration;
    };

    /** The score history. */
    history?: {
      /**
       * How long points of the history are kept. The newest one of each entity is always
       * kept. Default: 365 days.
       */
      retention?: string | HumanDuration;
    };
  };
}
