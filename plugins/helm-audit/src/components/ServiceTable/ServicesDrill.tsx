import {
  ServiceOrder,
  ServicesQuery,
} from '@helm-audit/plugin-helm-audit-common';
import { CsvButton } from '../CsvButton';
import { Drill } from '../Drill';
import { ServiceList } from '../ServiceTable';

export interface ServicesDrillProps {
  /** What the list is called, such as `Services of Payments`. */
  title: string;
  /** Memoised. */
  query: ServicesQuery;
  /** Of the file, without an ending. */
  file: string;
  /** Order as long as the reader chooses none. */
  usualOrder?: ServiceOrder;
  onClose: () => void;
}

/** The services behind a number, page by page and as a file. */
export function ServicesDrill(props: ServicesDrillProps) {
  const { title, query, file, usualOrder, onClose } = props;
  const label = title[0].toLowerCase() + title.slice(1);
  return (
    <Drill
      title={title}
      onClose={onClose}
      aside={
        <CsvButton
          list="services"
          query={usualOrder ? { ...query, order: usualOrder } : query}
          name={file}
          label={`the ${label}`}
        />
      }
    >
      <ServiceList
        label={label}
        query={query}
        usualOrder={usualOrder}
        nothing="There are none that you may see any more."
      />
    </Drill>
  );
}
