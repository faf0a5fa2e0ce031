import { useCallback, useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  OrgFilter,
  OrgService,
  ServicesQuery,
  UnlinkedResponse,
} from '@helm-audit/plugin-helm-audit-common';
import {
  RiQuestionMark,
  RiTeamLine,
  RiUserLine,
  RiUserUnfollowLine,
} from '@remixicon/react';
import { helmAuditOrgApiRef } from '../../api';
import { useLoad } from '../../hooks/useLoad';
import { NONE } from '../../lib/orgView';
import { plural } from '../../lib/words';
import { CsvButton } from '../CsvButton';
import { Disclosure } from '../Disclosure';
import { NotInCatalog, OwnerLink, ServiceLink, useNames } from '../EntityLinks';
import { Loaded } from '../Loaded';
import { Pager, usePages } from '../Pager';
import { Section } from '../Section';
import styles from './ScorecardsPage.module.css';

const PAGE_SIZE = 25;

/** Up to so many owners, their services are there at a glance. */
const OPEN_UP_TO = 5;

/** Services of which nothing is known for lack of a chart, by whose they are. */
export function UnlinkedSection(props: { filter: OrgFilter; count: number }) {
  const { filter, count } = props;
  const api = useApi(helmAuditOrgApiRef);
  const unlinked = useLoad(
    useCallback(() => api.getUnlinked(filter), [api, filter]),
    { keep: true },
  );
  return (
    <Section
      title="No chart linked"
      count={count}
      aside={
        <CsvButton
          list="services"
          query={{ ...filter, link: 'unlinked' }}
          name="helm-audit-unlinked"
          label="all services without a chart"
        />
      }
    >
      <p className={styles.note}>
        Each service leads to its Readiness tab, which says how to link its
        chart.
      </p>
      <Loaded state={unlinked} what="the services without a chart" height={200}>
        {answer => <Owners unlinked={answer} filter={filter} />}
      </Loaded>
    </Section>
  );
}

function Owners(props: { unlinked: UnlinkedResponse; filter: OrgFilter }) {
  const { unlinked, filter } = props;
  const { owners, truncated } = unlinked;
  return (
    <>
      <ul className={styles.groups}>
        {owners.map(({ owner, services }) => (
          <li key={owner ?? ''}>
            <Owner
              owner={owner}
              count={services}
              filter={filter}
              startsOpen={owners.length <= OPEN_UP_TO}
            />
          </li>
        ))}
      </ul>
      {truncated && (
        <p className={styles.note}>
          These are the {owners.length} owners with the most; the file has the
          services of all.
        </p>
      )}
    </>
  );
}

function Owner(props: {
  owner: string | null;
  count: number;
  filter: OrgFilter;
  startsOpen: boolean;
}) {
  const { owner, count, filter, startsOpen } = props;
  const { find, titleOf } = useNames();
  const title = owner ? titleOf(owner) : 'Nobody named';
  const isMissing = Boolean(owner && find(owner)?.unresolved === 'missing');
  return (
    <Disclosure
      icon={iconOf(owner, isMissing)}
      tone={owner && !isMissing ? 'good' : 'open'}
      title={isMissing ? <NotInCatalog title={title} /> : title}
      state={plural(count, 'service')}
      startsOpen={startsOpen}
    >
      <Services owner={owner} title={title} filter={filter} />
      {owner && (
        <p>
          Owner: <OwnerLink entityRef={owner} />
        </p>
      )}
    </Disclosure>
  );
}

function iconOf(owner: string | null, isMissing: boolean) {
  if (!owner) return RiUserUnfollowLine;
  if (isMissing) return RiQuestionMark;
  return owner.startsWith('user:') ? RiUserLine : RiTeamLine;
}

function Services(props: {
  owner: string | null;
  title: string;
  filter: OrgFilter;
}) {
  const { owner, title, filter } = props;
  const api = useApi(helmAuditOrgApiRef);
  const pages = usePages<OrgService, ServicesQuery>(
    useMemo(
      () => ({
        ...filter,
        link: 'unlinked',
        order: 'name',
        owner: owner ?? NONE,
      }),
      [filter, owner],
    ),
    useCallback(query => api.getServices(query), [api]),
    PAGE_SIZE,
  );
  const what = `services of ${title} without a chart`;
  return (
    <Loaded state={pages} what={`the ${what}`} height={24}>
      {({ items }) => (
        <>
          <ul className={styles.services} aria-label={`Services of ${title}`}>
            {items.map(service => (
              <li key={service.entityRef}>
                <ServiceLink {...service} />
              </li>
            ))}
          </ul>
          <Pager pages={pages} what={what} />
        </>
      )}
    </Loaded>
  );
}
