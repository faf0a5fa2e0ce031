import { useCallback, useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  CommonGap,
  DIMENSIONS,
  OrgFilter,
} from '@helm-audit/plugin-helm-audit-common';
import { helmAuditOrgApiRef } from '../../api';
import { useLoad } from '../../hooks/useLoad';
import { formatDelta } from '../../lib/format';
import { plural } from '../../lib/words';
import { CsvButton } from '../CsvButton';
import { Column, DataTable, RowOpener } from '../DataTable';
import { Drill, openerId, useDrill } from '../Drill';
import { InlineCode } from '../InlineCode';
import { Loaded } from '../Loaded';
import { Section } from '../Section';
import { ServiceList } from '../ServiceTable';
import { SeverityMark } from '../SeverityMark';
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
  const { open, toggle, close } = useDrill('gap');
  const gaps = useLoad(
    useCallback(() => api.getGaps({ ...filter, limit: LIMIT }), [api, filter]),
    { keep: true },
  );
  const columns = useMemo(() => gapColumns(open, toggle), [open, toggle]);
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
            <>
              <DataTable
                label="Most common gaps"
                columns={columns}
                items={items}
                keyOf={({ ruleId }) => ruleId}
                isOpen={({ ruleId }) => ruleId === open}
                minWidth={50}
              />
              {open !== undefined && (
                <GapServices
                  key={open}
                  ruleId={open}
                  title={items.find(i => i.ruleId === open)?.title ?? open}
                  period={period}
                  filter={filter}
                  onClose={close}
                />
              )}
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

function gapColumns(
  open: string | undefined,
  toggle: (key: string) => void,
): Column<CommonGap>[] {
  return [
    {
      id: 'gap',
      title: 'What is missing',
      isRowHeader: true,
      render: ({ title, ruleId }) => (
        <>
          <InlineCode text={title} />
          <span className={styles.rule}>{ruleId}</span>
        </>
      ),
    },
    {
      id: 'severity',
      title: 'Severity',
      render: ({ severity }) => <SeverityMark severity={severity} />,
    },
    {
      id: 'dimension',
      title: 'Dimension',
      render: ({ dimension }) =>
        DIMENSIONS.find(({ id }) => id === dimension)?.title ?? dimension,
    },
    {
      id: 'services',
      title: 'Services',
      hint: 'How many have this gap; opens the list',
      numeric: true,
      render: ({ ruleId, title, services }) => (
        <RowOpener
          id={openerId(ruleId)}
          isOpen={ruleId === open}
          label={`${plural(services, 'service')} with the gap ${title}`}
          onPress={() => toggle(ruleId)}
        >
          {services}
        </RowOpener>
      ),
    },
    {
      id: 'lifted',
      title: 'Would rise',
      hint: 'Services that score higher once it is mended',
      numeric: true,
      render: ({ lifted }) => lifted,
    },
    {
      id: 'average',
      title: 'By on average',
      numeric: true,
      render: ({ averageLift }) => formatDelta(averageLift),
    },
    {
      id: 'total',
      title: 'Together',
      hint: 'Sum of all rises',
      numeric: true,
      render: ({ totalLift }) => <strong>{formatDelta(totalLift)}</strong>,
    },
  ];
}

function GapServices(
  props: GapsSectionProps & {
    ruleId: string;
    title: string;
    onClose: () => void;
  },
) {
  const { ruleId, title, period, filter, onClose } = props;
  const query = useMemo(
    () => ({ ...filter, rule: ruleId, period }),
    [filter, ruleId, period],
  );
  return (
    <Drill
      title={`Services with the gap “${title}”`}
      onClose={onClose}
      aside={
        <CsvButton
          list="services"
          query={query}
          name={`helm-audit-services-${ruleId}`}
          label="these services"
        />
      }
    >
      <ServiceList
        label="services with this gap"
        query={query}
        nothing="No service has this gap any more."
      />
    </Drill>
  );
}
