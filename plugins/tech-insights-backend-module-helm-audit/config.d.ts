import { HumanDuration } from '@backstage/types';

export interface Config {
  techInsights?: {
    factRetrievers?: {
      /** Figures of the audits of Helm charts, as Tech Insights facts. */
      helmAudit?: {
        /**
         * When the figures are taken, as a cron expression. Without it Tech Insights takes
         * none, and says nothing.
         */
        cadence: string;

        /** How long taking them may last. Default: 5 minutes. */
        timeout?: HumanDuration;

        /** Pause before the first run after a start. Default: 5 seconds. */
        initialDelay?: HumanDuration;

        /**
         * What is kept. With `timeToLive` the figures of entities that are gone leave as
         * well, with `maxItems` they stay for good.
         */
        lifecycle?: { timeToLive: HumanDuration } | { maxItems: number };
      };
    };
  };
}
