import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { OrgFilter } from '@helm-audit/plugin-helm-audit-common';
import { helmAuditOrgApiRef } from '../../api';
import { useLoad } from '../../hooks/useLoad';
import { CsvButton } from '../CsvButton';
import { useDrill } from '../Drill';
import { Loaded } from '../Loaded';
import { Section } from '../Section';
import { GapTable } from './GapTable';
import styles from './ScorecardsPage.module.css';

const LIMIT = 10;

export interface GapsSectionProps {
  /** Days. */
  period: number;
  filter: OrgFilter;
}

/** What most services have in common to mend, and how far that would lift them. */
export function GapsSection({ period, filter }: GapsSectionProps) {
  const api = useApi(helmAuditOrgApiRef);
  const drill = useDrill('gap');
  const gaps = useLoad(
    useCallback(() => api.getGaps({ ...filter, limit: LIMIT }), [api, filter]),
    { keep: true },
  );
  return (
    <Section
      title="Most common gaps"
      aside={
        <CsvButton
          list="gaps"
          query={filter}
          name="helm-audit-gaps"
          label="all gaps"
        />
      }
    >
      <Loaded state={gaps} what="the gaps" height={400}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={styles.nothing}>
              No gap was seen in the audited services.
            </p>
          ) : (
            <GapTable
              label="Most common gaps"
              gaps={items}
              drill={drill}
              period={period}
              filter={filter}
            />
          )
        }
      </Loaded>
    </Section>
  );
}
