import { useRef } from 'react';
import { VisuallyHidden } from '@backstage/ui';
import { AuditSummary } from '@helm-audit/plugin-helm-audit-common';
import { describeEnd, describeProgress } from './progress';

export interface AuditAnnouncerProps {
  summary: AuditSummary;
  /** Whether an audit runs, or its report is on the way. */
  busy: boolean;
}

/**
 * Tells those who can't see the page how an audit goes and how it ended. It is always there:
 * a region that appears together with its words is not read out.
 */
export function AuditAnnouncer({ summary, busy }: AuditAnnouncerProps) {
  const seen = useRef(false);
  if (busy) seen.current = true;
  const end = seen.current ? describeEnd(summary) : '';
  return (
    <VisuallyHidden role="status">
      {busy ? describeProgress(summary) : end}
    </VisuallyHidden>
  );
}
