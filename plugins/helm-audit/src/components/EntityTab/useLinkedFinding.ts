import { useEffect, useState } from 'react';
import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import { TabId } from '../FindingList';

/**
 * Brings the finding that the page was opened with into view, once.
 *
 * @returns the tab that holds it, if there is one, and whether it is gone from the report
 */
export function useLinkedFinding(
  report: AuditReport,
  fingerprint: string | null,
): { tab: TabId | undefined; gone: boolean } {
  // Later changes of the address come from opening findings on the page itself.
  const [linked] = useState(fingerprint);
  const finding = report.rules
    .flatMap(rule => rule.findings)
    .find(candidate => candidate.fingerprint === linked);
  const found = finding !== undefined;

  useEffect(() => {
    if (linked === null || !found) return;
    const row = [...document.querySelectorAll('[data-fingerprint]')].find(
      element => element.getAttribute('data-fingerprint') === linked,
    );
    row?.scrollIntoView({ block: 'start' });
    row
      ?.querySelector<HTMLElement>('[data-finding-row]')
      ?.focus({ preventScroll: true });
  }, [linked, found]);

  return {
    tab: finding && (finding.waiver ? 'waived' : 'findings'),
    gone: linked !== null && !found,
  };
}
