import {
  SERVICE_ORDERS,
  ServiceOrder,
} from '@helm-audit/plugin-helm-audit-common';
import { useViewParams } from '../../hooks/useViewParams';
import { ORDER_PARAMETER } from '../../lib/orgView';

/** In which order services stand, kept in the address of the page. */
export function useServiceOrder(usualOrder: ServiceOrder) {
  const { params, change } = useViewParams();
  const text = params.get(ORDER_PARAMETER);
  return {
    order: SERVICE_ORDERS.find(order => order === text) ?? usualOrder,
    /** Orders by something else; as usual for `undefined`. */
    choose: (order: string | undefined) => change({ [ORDER_PARAMETER]: order }),
  };
}
