import { useCallback } from 'react';
import { Text } from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import {
  OrgFilter,
  SloCoverageResponse,
} from '@helm-audit/plugin-helm-audit-common';
import { helmAuditOrgApiRef } from '../../api';
import { useLoad } from '../../hooks/useLoad';
import { useOrgFilter } from '../../hooks/useOrgFilter';
import { sloSentence } from '../../lib/sloSentence';
import { Answer } from '../Answer';
import { StrengthBars } from '../Charts';
import { CsvButton } from '../CsvButton';
import { TitlesProvider } from '../EntityLinks';
import { Loaded } from '../Loaded';
import { OrgFilters } from '../OrgFilters';
import { Section } from '../Section';
import { Theme } from '../Theme';
import { SignalTable } from './SignalTable';
import { UsageSection } from './UsageSection';
import styles from './CoveragePage.module.css';

const everything = (): OrgFilter => ({});

/** How well services are watched, and what they are built on. */
export function CoveragePage() {
  const state = useOrgFilter(everything);
  const { filter, facets } = state;
  return (
    <Theme>
      <TitlesProvider facets={facets.data}>
        <div className={styles.view}>
          <OrgFilters state={state} />
          <SloCoverage filter={filter} />
          {filter && <UsageSection filter={filter} />}
        </div>
      </TitlesProvider>
    </Theme>
  );
}

function SloCoverage({ filter }: { filter: OrgFilter | undefined }) {
  const api = useApi(helmAuditOrgApiRef);
  const load = useCallback(() => api.getSloCoverage(filter), [api, filter]);
  const coverage = useLoad(filter && load, { keep: true });
  return (
    <Loaded state={coverage} what="the SLO coverage" height={380}>
      {data => (
        <div className={styles.view}>
          <Answer>
            <Text as="h2" variant="title-x-small" weight="bold">
              {sloSentence(data)}
            </Text>
          </Answer>
          {data.services > 0 && filter && (
            <Signals coverage={data} filter={filter} />
          )}
        </div>
      )}
    </Loaded>
  );
}

function Signals(props: { coverage: SloCoverageResponse; filter: OrgFilter }) {
  const { coverage, filter } = props;
  return (
    <Section
      title="Golden signals"
      aside={
        <CsvButton
          list="slo"
          query={filter}
          name="helm-audit-golden-signals"
          label="the golden signals"
        />
      }
    >
      <p className={styles.note}>
        Each service is counted once for each signal: by the workload that takes
        requests and is watched least.
      </p>
      <StrengthBars signals={coverage.signals} />
      <SignalTable signals={coverage.signals} filter={filter} />
    </Section>
  );
}
