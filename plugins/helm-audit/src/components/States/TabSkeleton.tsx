import { Card, Skeleton, VisuallyHidden } from '@backstage/ui';
import styles from './States.module.css';

/** Stands in for a report, part by part in its final size, until it is there. */
export function TabSkeleton() {
  return (
    <div className={styles.skeleton}>
      <VisuallyHidden role="status">Loading the report</VisuallyHidden>
      <Card className={styles.card}>
        <div className={styles.skeletonHeader}>
          <Skeleton width={128} height={128} rounded />
          <div className={styles.skeletonLines}>
            <Skeleton width="70%" height={28} />
            <Skeleton width="45%" height={20} />
            <Skeleton width="60%" height={36} />
          </div>
          <div className={styles.skeletonLines}>
            <Skeleton width={208} height={64} />
            <Skeleton width={208} height={32} />
          </div>
        </div>
      </Card>
      <Card className={styles.card}>
        <SkeletonRows count={3} height={44} />
      </Card>
      <div className={styles.skeletonPair}>
        <Card className={styles.card}>
          <SkeletonRows count={6} height={56} />
        </Card>
        <Card className={styles.card}>
          <SkeletonRows count={12} height={28} />
        </Card>
      </div>
    </div>
  );
}

function SkeletonRows(props: { count: number; height: number }) {
  return (
    <div className={styles.skeletonLines}>
      {Array.from({ length: props.count }, (_, index) => (
        <Skeleton key={index} width="100%" height={props.height - 8} />
      ))}
    </div>
  );
}
