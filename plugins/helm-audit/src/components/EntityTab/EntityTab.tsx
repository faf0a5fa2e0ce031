import { Text } from '@backstage/ui';

/** Whether a service is ready for production, why not, and what to do first. */
export function EntityTab() {
  return <Text>Readiness</Text>;
}
