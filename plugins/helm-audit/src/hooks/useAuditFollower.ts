import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { ErrorLike, toError } from '@backstage/errors';
import { AuditSummary, EntityName } from '@helm-audit/plugin-helm-audit-common';
import { helmAuditApiRef } from '../api';

/** Milliseconds until the first look at a running audit. */
const FIRST_DELAY = 1_000;
/** Milliseconds between looks at most. */
const MAX_DELAY = 5_000;
const BACKOFF = 1.3;

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
  const [triggering, setTriggering] = useState(false);
  const [triggerError, setTriggerError] = useState<ErrorLike>();
  const [pollError, setPollError] = useState<ErrorLike>();
  const latestOnEnd = useRef(onEnd);
  latestOnEnd.current = onEnd;

  useEffect(() => setSummary(loaded), [loaded]);

  const following = isActive(summary);
  useEffect(() => {
    if (!following) return undefined;
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (delay: number) => {
      try {
        const next = await api.getSummary({ kind, namespace, name });
        if (stopped) return;
        setPollError(undefined);
        setSummary(next);
        if (!isActive(next)) {
          latestOnEnd.current(next);
          return;
        }
      } catch (error) {
        if (stopped) return;
        setPollError(toError(error));
      }
      const next = Math.min(delay * BACKOFF, MAX_DELAY);
      timer = setTimeout(look, next, next);
    };
    timer = setTimeout(look, FIRST_DELAY, FIRST_DELAY);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [api, kind, namespace, name, following]);

  const trigger = useCallback(async () => {
    setTriggering(true);
    setTriggerError(undefined);
    try {
      const next = await api.triggerAudit({ kind, namespace, name });
      setSummary(next);
      if (!isActive(next)) latestOnEnd.current(next);
    } catch (error) {
      setTriggerError(toError(error));
    } finally {
      setTriggering(false);
    }
  }, [api, kind, namespace, name]);

  return {
    summary,
    active: following || triggering,
    triggerError,
    pollError,
    trigger,
  };
}
