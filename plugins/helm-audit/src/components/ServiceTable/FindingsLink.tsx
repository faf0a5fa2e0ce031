import { Link, VisuallyHidden } from '@backstage/ui';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { OrgService } from '@helm-audit/plugin-helm-audit-common';
import { NO_FILTERS } from '../../lib/findings';
import { writeFindingFilters } from '../../lib/findingView';

/** Leads to what a service fails of one rule, among its findings. */
export function FindingsLink(props: { service: OrgService; rule: string }) {
  const { service, rule } = props;
  const linkTo = useEntityRefLink();
  const { q = '' } = writeFindingFilters({ ...NO_FILTERS, query: rule });
  const search = new URLSearchParams({ q });
  return (
    <Link href={`${linkTo(service.entityRef)}/helm-audit?${search}`}>
      Show<VisuallyHidden> the findings of {service.title}</VisuallyHidden>
    </Link>
  );
}
