import { Card, Text } from '@backstage/ui';
import { AuditSummary } from '@helm-audit/plugin-helm-audit-common';
import { StageList } from '../AuditProgress';
import styles from './States.module.css';

/** Shown while the first audit of an entity is queued or running. */
export function FirstAuditState({ summary }: { summary: AuditSummary }) {
  return (
    <Card className={styles.card}>
      <div className={styles.first}>
        <div>
          <Text as="h2" variant="title-x-small" weight="bold">
            The first audit is{' '}
            {summary.state === 'queued' ? 'queued' : 'running'}
          </Text>
          <p className={styles.muted}>The report appears here by itself.</p>
        </div>
        <StageList summary={summary} />
      </div>
    </Card>
  );
}
