import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { OrgFilter, OrgService } from '@helm-audit/plugin-helm-audit-common';
import { RiTeamLine, RiUserUnfollowLine } from '@remixicon/react';
import { helmAuditOrgApiRef } from '../../api';
import { useLoad } from '../../hooks/useLoad';
import { nameOf } from '../../lib/orgView';
import { plural } from '../../lib/words';
import { CsvButton } from '../CsvButton';
import { Disclosure } from '../Disclosure';
import { OwnerLink, ServiceLink } from '../EntityLinks';
import { Loaded } from '../Loaded';
import { Section } from '../Section';
import styles from './ScorecardsPage.module.css';

/** As many as the backend gives at once; the file has all of them. */
const LIMIT = 200;

/** Services by owner, the owners with the most first. */
export function groupByOwner(
  services: OrgService[],
): Array<[owner: string | null, OrgService[]]> {
  const groups = new Map<string | null, OrgService[]>();
  for (const service of services) {
    const { owner } = service;
    groups.set(owner, [...(groups.get(owner) ?? []), service]);
  }
  return [...groups].sort(
    ([a, left], [b, right]) =>
      right.length - left.length ||
      nameOf(a ?? '').localeCompare(nameOf(b ?? '')),
  );
}

/** Services of which nothing is known for lack of a chart, by whose they are. */
export function UnlinkedSection(props: { filter: OrgFilter; count: number }) {
  const { filter, count } = props;
  const api = useApi(helmAuditOrgApiRef);
  const services = useLoad(
    useCallback(
      () =>
        api.getServices({
          ...filter,
          link: 'unlinked',
          order: 'name',
          limit: LIMIT,
        }),
      [api, filter],
    ),
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
      <Loaded state={services} what="the services without a chart" height={200}>
        {({ items, totalItems }) => (
          <>
            <ul className={styles.groups}>
              {groupByOwner(items).map(([owner, own]) => (
                <li key={owner ?? ''}>
                  <Group owner={owner} services={own} />
                </li>
              ))}
            </ul>
            {totalItems > items.length && (
              <p className={styles.note}>
                The first {items.length} of {totalItems} by name; the file has
                all of them.
              </p>
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}

function Group(props: { owner: string | null; services: OrgService[] }) {
  const { owner, services } = props;
  return (
    <Disclosure
      icon={owner ? RiTeamLine : RiUserUnfollowLine}
      tone={owner ? 'good' : 'open'}
      title={owner ? nameOf(owner) : 'Nobody named'}
      state={plural(services.length, 'service')}
    >
      {owner && (
        <p>
          Owner: <OwnerLink entityRef={owner} />
        </p>
      )}
      <ul className={styles.services}>
        {services.map(service => (
          <li key={service.entityRef}>
            <ServiceLink {...service} />
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
