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

    /** What is told of many services at once. */
    org?: {
      /**
       * Which entities could link a chart, so that those without one are counted. Filters as
       * the catalog has them, each of fields that must all match; one of the filters must hold.
       * Entities that link a chart count anyway. Default: all components.
       */
      entityFilter?: Array<{ [field: string]: string | string[] }>;
    };

    /** How audits are made, on each replica of the backend. */
    workers?: {
      /** Audits that run at once on each replica. Default: 2. */
      concurrency?: number;

      /** How long one audit may take, reading the chart included. Default: 5 minutes. */
      auditTimeout?: string | HumanDuration;

      /**
       * Whether fixes are tried on a copy of the chart, so that they are offered as proven.
       * That takes a few more renders for each audit, at most 48. Default: true.
       */
      verifyFixes?: boolean;

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

    /**
     * Who may be asked about the charts and images that charts build on. By default nobody
     * but the chart repositories that they are fetched from. No name is told to anybody unless
     * something shows that it is public.
     */
    sources?: {
      /** The index of each chart repository that a chart depends on. */
      helmIndex?: {
        /** Default: true. */
        enabled?: boolean;
        /** For one index. Default: 60 seconds. */
        timeout?: string | HumanDuration;
        /** For how long an answer counts as fresh. Default: 6 hours. */
        cacheTime?: string | HumanDuration;
      };

      /** The registries of images and charts: tags, signatures, provenance and SBOMs. */
      ociRegistry?: {
        /** Default: false. */
        enabled?: boolean;
        /** For one request. Default: 15 seconds. */
        timeout?: string | HumanDuration;
        /** For how long an answer counts as fresh. Default: 6 hours. */
        cacheTime?: string | HumanDuration;
        /** Registries that want to know who asks. They may lie in a private network. */
        registries?: Array<{
          host: string;
          username: string;
          /** @visibility secret */
          password: string;
        }>;
      };

      /** deps.dev: licences and Scorecards of projects. */
      depsDev?: {
        /** Default: false. */
        enabled?: boolean;
        /** Where it is, such as a mirror of your own. */
        baseUrl?: string;
        /**
         * Sent as bearer token to that host and no other.
         * @visibility secret
         */
        token?: string;
        /** For one request. Default: 15 seconds. */
        timeout?: string | HumanDuration;
        /** For how long an answer counts as fresh. Default: 7 days. */
        cacheTime?: string | HumanDuration;
      };

      /** OpenSSF Scorecard: health of projects. */
      scorecard?: {
        /** Default: false. */
        enabled?: boolean;
        /** Where it is, such as a mirror of your own. */
        baseUrl?: string;
        /**
         * Sent as bearer token to that host and no other.
         * @visibility secret
         */
        token?: string;
        /** For one request. Default: 15 seconds. */
        timeout?: string | HumanDuration;
        /** For how long an answer counts as fresh. Default: 7 days. */
        cacheTime?: string | HumanDuration;
      };

      /** OSV: known vulnerabilities of products. */
      osv?: {
        /** Default: false. */
        enabled?: boolean;
        /** Where it is, such as a mirror of your own. */
        baseUrl?: string;
        /**
         * Sent as bearer token to that host and no other.
         * @visibility secret
         */
        token?: string;
        /** For one request. Default: 15 seconds. */
        timeout?: string | HumanDuration;
        /** For how long an answer counts as fresh. Default: 12 hours. */
        cacheTime?: string | HumanDuration;
      };

      /** endoflife.date: ends of life of products. */
      endOfLife?: {
        /** Default: false. */
        enabled?: boolean;
        /** Where it is, such as a mirror of your own. */
        baseUrl?: string;
        /**
         * Sent as bearer token to that host and no other.
         * @visibility secret
         */
        token?: string;
        /** For one request. Default: 15 seconds. */
        timeout?: string | HumanDuration;
        /** For how long an answer counts as fresh. Default: 1 day. */
        cacheTime?: string | HumanDuration;
      };

      /** Artifact Hub: licences, signatures and versions of charts. */
      artifactHub?: {
        /** Default: false. */
        enabled?: boolean;
        /** Where it is, such as a mirror of your own. */
        baseUrl?: string;
        /**
         * Sent as bearer token to that host and no other.
         * @visibility secret
         */
        token?: string;
        /** For one request. Default: 15 seconds. */
        timeout?: string | HumanDuration;
        /** For how long an answer counts as fresh. Default: 1 day. */
        cacheTime?: string | HumanDuration;
      };

      /** Hosts that charts may name though they lie in a private network. */
      trustedHosts?: string[];

      /** Names that may be told to others, such as `github.com/acme/*`. */
      publicNames?: string[];

      /** Names that are told to nobody, not even their own host. */
      privateNames?: string[];

      /** How long one audit waits for all answers. Default: 30 seconds. */
      budget?: string | HumanDuration;

      /** File written by `helm-audit sources export`, for where there is no network. */
      snapshot?: string;
    };
  };
}
