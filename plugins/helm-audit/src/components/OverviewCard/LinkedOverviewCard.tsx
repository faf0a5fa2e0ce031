import { useRouteRef } from '@backstage/frontend-plugin-api';
import { entityTabRouteRef } from '../../routes';
import { OverviewCard } from './OverviewCard';

/** The overview card with a link to the readiness tab, when the app has that tab. */
export function LinkedOverviewCard() {
  const tabRoute = useRouteRef(entityTabRouteRef);
  return <OverviewCard reportHref={tabRoute?.()} />;
}
