import { useCallback, useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  HeatmapResponse,
  HeatmapRow,
  OrgBreakdown,
  OrgFilter,
  ServicesQuery,
  Tier,
} from '@helm-audit/plugin-helm-audit-common';
import { helmAuditOrgApiRef } from '../../api';
import { useLoad } from '../../hooks/useLoad';
import { useViewParams } from '../../hooks/useViewParams';
import { NONE, readSort, writeSort } from '../../lib/orgView';
import { BREAKDOWN_WORDS } from '../../lib/orgWords';
import { CsvButton } from '../CsvButton';
import { Drill, useDrill } from '../Drill';
import { Heatmap } from '../Heatmap';
import { Loaded } from '../Loaded';
import { Section } from '../Section';
import { ServiceList } from '../ServiceTable';
import styles from './ScorecardsPage.module.css';

export interface HeatmapSectionProps {
  by: OrgBreakdown;
  /** Days. */
  period: number;
  filter: OrgFilter;
}

/** Groups against dimensions, and the services of the one that is opened. */
export function HeatmapSection({ by, period, filter }: HeatmapSectionProps) {
  const api = useApi(helmAuditOrgApiRef);
  const { params, change } = useViewParams();
  const { open, toggle, close } = useDrill('row');
  const heatmap = useLoad(
    useCallback(() => api.getHeatmap({ ...filter, by }), [api, filter, by]),
    { keep: true },
  );
  const onOpen = useCallback((row: HeatmapRow) => toggle(row.key), [toggle]);
  return (
    <Section
      title={`${BREAKDOWN_WORDS[by][1]} by dimension`.replace(/^./, c =>
        c.toUpperCase(),
      )}
      aside={
        <CsvButton
          list="heatmap"
          query={{ ...filter, by }}
          name={`helm-audit-${by}s`}
          label="this table"
        />
      }
    >
      <Loaded state={heatmap} what="the heatmap" height={420}>
        {data =>
          data.rows.length === 0 ? (
            <p className={styles.nothing}>
              None of these services belongs to a {BREAKDOWN_WORDS[data.by][0]}.
            </p>
          ) : (
            <>
              <Heatmap
                heatmap={data}
                sort={readSort(params.get('sort'))}
                onSort={sort => change({ sort: writeSort(sort) })}
                open={open}
                onOpen={onOpen}
              />
              {open !== undefined && (
                <RowServices
                  key={open}
                  by={data.by}
                  rowKey={open}
                  title={titleOf(data, open)}
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

function titleOf({ rows }: HeatmapResponse, key: string): string {
  return rows.find(row => row.key === key)?.title ?? key;
}

function RowServices(
  props: HeatmapSectionProps & {
    rowKey: string;
    title: string;
    onClose: () => void;
  },
) {
  const { by, rowKey, title, period, filter, onClose } = props;
  const query: ServicesQuery = useMemo(
    () => ({
      ...filter,
      [by]: by === 'tier' ? (Number(rowKey) as Tier) : rowKey || NONE,
      period,
      link: 'all',
    }),
    [filter, by, rowKey, period],
  );
  return (
    <Drill
      title={`Services of ${title}`}
      onClose={onClose}
      aside={
        <CsvButton
          list="services"
          query={query}
          name="helm-audit-services"
          label={`the services of ${title}`}
        />
      }
    >
      <ServiceList
        label={`services of ${title}`}
        query={query}
        nothing="There are none that you may see."
      />
    </Drill>
  );
}
