import {
  coreServices,
  createBackendModule,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { helmAuditHistoryExtensionPoint } from '@helm-audit/plugin-helm-audit-node';
import { ExampleHistory } from './ExampleHistory';

/** Gives the demo half a year of history, made from earlier versions of its services. */
export default createBackendModule({
  pluginId: 'helm-audit',
  moduleId: 'example-history',
  register(env) {
    env.registerInit({
      deps: {
        history: helmAuditHistoryExtensionPoint,
        logger: coreServices.logger,
      },
      async init({ history, logger }) {
        history.addSource(
          new ExampleHistory({
            history: resolvePackagePath('backend', '../../examples/history'),
            logger,
            now: () => new Date(),
            pauseMs: 5000,
            looks: 120,
          }),
        );
      },
    });
  },
});
