import { useMemo } from 'react';
import {
  ServiceOrder,
  ServicesQuery,
} from '@helm-audit/plugin-helm-audit-common';
import { CsvButton } from '../CsvButton';
import { Drill } from '../Drill';
import { ServiceList } from './ServiceList';
import { useServiceOrder } from './useServiceOrder';

export interface ServicesDrillProps {
  /** What the list is called, such as `Services of Payments`. */
  title: string;
  /** Memoised. */
  query: ServicesQuery;
  /** Of the file, without an ending. */
  file: string;
  /** Order as long as the reader chooses none; the lowest score first when not given. */
  usualOrder?: ServiceOrder;
  onClose: () => void;
}

/** The services behind a number, page by page and as a file. */
export function ServicesDrill(props: ServicesDrillProps) {
  const { title, query, file, usualOrder = 'score', onClose } = props;
  const { order, choose } = useServiceOrder(usualOrder);
  const ordered = useMemo(() => ({ ...query, order }), [query, order]);
  const label = title[0].toLowerCase() + title.slice(1);
  return (
    <Drill
      title={title}
      onClose={onClose}
      aside={
        <CsvButton
          list="services"
          query={ordered}
          name={file}
          label={`the ${label}`}
        />
      }
    >
      <ServiceList
        label={label}
        query={ordered}
        onOrder={choose}
        nothing="There are none that you may see any more."
      />
    </Drill>
  );
}
