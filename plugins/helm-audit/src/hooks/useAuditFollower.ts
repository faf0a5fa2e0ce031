import { useCallback, useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { ErrorLike, toError } from '@backstage/errors';
import { AuditSummary, EntityName } from '@helm-audit/plugin-helm-audit-common';
import { helmAuditApiRef } from '../api';
import { usePolling } from './usePolling';

/** Follows an audit and starts new ones. */
export interface AuditFollower {
  /** The newest known state. */
  summary: AuditSummary;
  /** Whether an audit is queued or running, or is being asked for. */
  active: boolean;
  /** Why the last audit could not be started. */
  triggerError?: ErrorLike;
  /** Why the running audit can't be seen at the moment; the next look may work again. */
  pollError?: ErrorLike;
  /** Asks for a new audit and follows it to its end. */
  trigger: () => Promise<void>;
}

/** Whether the audit is still to end. */
export function isActive({ state }: AuditSummary): boolean {
  return state === 'queued' || state === 'running';
}

/**
 * Follows an entity's audit while it is queued or running.
 *
 * @param loaded - the state as last loaded; a new one replaces what is known
 * @param onEnd - called once for every audit that is seen to end
 */
export function useAuditFollower(
  { kind, namespace, name }: EntityName,
  loaded: AuditSummary,
  onEnd: (summary: AuditSummary) => void,
): AuditFollower {
  const api = useApi(helmAuditApiRef);
  const [summary, setSummary] = useState(loaded);
  useEffect(() => setSummary(loaded), [loaded]);

  const onSeen = (next: AuditSummary) => {
    setSummary(next);
    if (!isActive(next)) onEnd(next);
  };
  const following = isActive(summary);
  const pollError = usePolling({
    active: following,
    look: useCallback(
      () => api.getSummary({ kind, namespace, name }),
      [api, kind, namespace, name],
    ),
    onSeen,
  });
  const { trigger, triggering, triggerError } = useTrigger(
    () => api.triggerAudit({ kind, namespace, name }),
    onSeen,
  );

  return {
    summary,
    active: following || triggering,
    triggerError,
    pollError,
    trigger,
  };
}

function useTrigger(
  start: () => Promise<AuditSummary>,
  onStarted: (summary: AuditSummary) => void,
) {
  const [triggering, setTriggering] = useState(false);
  const [triggerError, setTriggerError] = useState<ErrorLike>();
  const trigger = async () => {
    setTriggering(true);
    setTriggerError(undefined);
    try {
      onStarted(await start());
    } catch (error) {
      setTriggerError(toError(error));
    } finally {
      setTriggering(false);
    }
  };
  return { trigger, triggering, triggerError };
}
