import { useCallback, useEffect, useMemo, useState } from 'react';
import { Button, SearchField } from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import {
  OrgFilter,
  Usage,
  USAGE_KINDS,
  UsageKind,
  UsageQuery,
} from '@helm-audit/plugin-helm-audit-common';
import { helmAuditOrgApiRef } from '../../api';
import { useViewParams } from '../../hooks/useViewParams';
import { NOTHING_OPEN } from '../../lib/orgView';
import { USAGE_WORDS } from '../../lib/orgWords';
import { plural } from '../../lib/words';
import { CsvButton } from '../CsvButton';
import { Column, DataTable, RowOpener } from '../DataTable';
import { DrillState, useDrill } from '../Drill';
import { Loaded } from '../Loaded';
import { Pager, Pages, usePages } from '../Pager';
import { Section } from '../Section';
import { UsageServices } from './UsageServices';
import styles from './CoveragePage.module.css';

const PAGE_SIZE = 25;
/** Milliseconds after the last key before the backend is asked. */
const PAUSE = 300;

/** What services are built on: searched, and opened to the services that use one thing. */
export function UsageSection({ filter }: { filter: OrgFilter }) {
  const api = useApi(helmAuditOrgApiRef);
  const { params } = useViewParams();
  const kind = USAGE_KINDS.find(k => k === params.get('kind')) ?? 'image';
  const search = params.get('q') ?? '';
  const query: UsageQuery = useMemo(
    () => ({ ...filter, kind, search: search || undefined }),
    [filter, kind, search],
  );
  const pages = usePages<Usage, UsageQuery>(
    query,
    useCallback(asked => api.getUsage(asked), [api]),
    PAGE_SIZE,
  );
  return (
    <Section
      title="What services are built on"
      aside={
        <CsvButton
          list="usage"
          query={query}
          name={`helm-audit-${kind}s`}
          label="this list"
        />
      }
    >
      <Tools kind={kind} search={search} />
      <Loaded state={pages} what="what services use" height={420}>
        {page => (
          <UsageTable
            pages={pages}
            // What is shown may still be of the kind that was chosen before.
            kind={page.query.kind}
            filter={filter}
          />
        )}
      </Loaded>
    </Section>
  );
}

function Tools({ kind, search }: { kind: UsageKind; search: string }) {
  const { change } = useViewParams();
  const [text, setText] = useState(search);
  useEffect(() => setText(search), [search]);
  useEffect(() => {
    if (text === search) return undefined;
    const timer = setTimeout(
      () => change({ q: text || undefined }, { replace: true }),
      PAUSE,
    );
    return () => clearTimeout(timer);
  }, [text, search, change]);
  return (
    <div className={styles.tools}>
      <div role="group" aria-label="Kind" className={styles.kinds}>
        {USAGE_KINDS.map(each => (
          <Button
            key={each}
            variant={each === kind ? 'primary' : 'secondary'}
            size="small"
            aria-pressed={each === kind}
            onPress={() =>
              change({ ...NOTHING_OPEN, kind: each, q: undefined })
            }
          >
            {USAGE_WORDS[each][0]}
          </Button>
        ))}
      </div>
      <SearchField
        aria-label={`Search ${USAGE_WORDS[kind][0]}`}
        placeholder={`Search, ${USAGE_WORDS[kind][2]}`}
        value={text}
        onChange={setText}
      />
    </div>
  );
}

function UsageTable(props: {
  pages: Pages<Usage, UsageQuery>;
  kind: UsageKind;
  filter: OrgFilter;
}) {
  const { pages, kind, filter } = props;
  const drill = useDrill('use');
  const { open, close } = drill;
  const columns = useMemo(() => usageColumns(kind, drill), [kind, drill]);
  const [many] = USAGE_WORDS[kind];
  const { items = [], totalItems = 0 } = pages.data ?? {};
  return (
    <>
      {totalItems === 0 ? (
        <p className={styles.nothing}>
          No {USAGE_WORDS[kind][1]} is known to be used here.
        </p>
      ) : (
        <>
          <DataTable
            label={many}
            columns={columns}
            items={items}
            keyOf={({ name }) => name}
            isOpen={({ name }) => name === open}
            minWidth={28}
          />
          <Pager pages={pages} what={many.toLocaleLowerCase('en')} />
        </>
      )}
      {open !== undefined && (
        <UsageServices
          key={open}
          kind={kind}
          name={open}
          filter={filter}
          onClose={close}
        />
      )}
    </>
  );
}

function usageColumns(
  kind: UsageKind,
  { open, toggle, idOf }: DrillState,
): Column<Usage>[] {
  const title = USAGE_WORDS[kind][1];
  return [
    {
      id: 'name',
      title: title[0].toUpperCase() + title.slice(1),
      isRowHeader: true,
      render: ({ name }) => <span className={styles.name}>{name}</span>,
    },
    {
      id: 'services',
      title: 'Services',
      hint: 'How many use it; opens the list',
      numeric: true,
      render: ({ name, services }) => (
        <RowOpener
          id={idOf(name)}
          isOpen={name === open}
          label={`${plural(services, 'service')} with ${name}`}
          onPress={() => toggle(name)}
        >
          {services}
        </RowOpener>
      ),
    },
    {
      id: 'versions',
      title: 'Versions in use',
      render: ({ versions }) =>
        versions
          .map(({ version, services }) => `${version} (${services})`)
          .join(', ') || '–',
    },
  ];
}
