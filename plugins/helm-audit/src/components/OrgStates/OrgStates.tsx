import { Button, Card, Text } from '@backstage/ui';
import { ANNOTATIONS } from '@helm-audit/plugin-helm-audit-common';
import styles from '../States/States.module.css';

/** Shown where filters let no service through, with the way out. */
export function NothingMatches({ onShowAll }: { onShowAll: () => void }) {
  return (
    <Card className={styles.card}>
      <div className={styles.how}>
        <Text as="h2" variant="title-x-small" weight="bold">
          No service matches these filters
        </Text>
        <p className={styles.muted}>
          There may be others under another tier, group or lifecycle.
        </p>
        <Button variant="secondary" onPress={onShowAll}>
          Show all services
        </Button>
      </div>
    </Card>
  );
}

/** Shown where there is no service at all that the reader may see. */
export function NoServices() {
  return (
    <Card className={styles.card}>
      <div className={styles.how}>
        <Text as="h2" variant="title-x-small" weight="bold">
          There are no services yet that you may see
        </Text>
        <p>
          Components of the catalog appear here. Each is audited once it names
          its chart:
        </p>
        <pre className={styles.example}>
          <code>{`metadata:\n  annotations:\n    ${ANNOTATIONS.chart}: ./deploy/chart`}</code>
        </pre>
        <p className={styles.muted}>
          If you expect services here, ask the team that runs Backstage whether
          you may read them.
        </p>
      </div>
    </Card>
  );
}
