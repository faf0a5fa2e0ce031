import { ReactNode, useId, useState } from 'react';
import {
  AlertReport,
  ALERT_PARTS,
  describeSettings,
  ScrapeReport,
  SloReport,
} from '@helm-audit/plugin-helm-audit-common';
import { plural } from '../../lib/words';
import { InlineCode } from '../InlineCode';
import { formatSource, PART_TITLES } from './words';
import styles from './SloPanel.module.css';

/** What collects the metrics that all of this rests on. */
export function ScrapeLine({ scrape }: { scrape: ScrapeReport }) {
  return (
    <p className={styles.fact}>
      <InlineCode text={describeScrape(scrape)} />
    </p>
  );
}

function describeScrape(scrape: ScrapeReport): string {
  const { by, port, path, switchOn = [], reason } = scrape;
  const place = port ? ` from port \`${port}\`` : '';
  const where = path ? `${place} at \`${path}\`` : place;
  switch (scrape.state) {
    case 'collected':
      return `Metrics are collected by ${by}${where}.`;
    case 'off':
      return `Nothing collects the metrics. ${describeSettings(switchOn)}`;
    case 'missing':
      return 'Nothing here collects the metrics.';
    default:
      return `We couldn’t see what collects the metrics. ${reason ?? ''}`;
  }
}

const ALERTING: Record<SloReport['alerting'], string> = {
  'burn-rate': 'alerts while its budget burns',
  none: 'alerts nobody',
  unknown: 'we couldn’t see its alerts',
};

/** The objectives that there are, with targets and windows. */
export function ObjectiveList({ slos }: { slos: SloReport[] }) {
  if (slos.length === 0) return null;
  return (
    <Disclosure title={plural(slos.length, 'objective')}>
      <ul className={styles.list}>
        {slos.map((slo, index) => (
          <li key={index}>
            <strong>{slo.name}</strong> {targetOf(slo)}
            <span className={styles.muted}>
              {slo.tool}, {ALERTING[slo.alerting]}, {formatSource(slo.source)}
            </span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function targetOf({ objective, window }: SloReport): string {
  if (objective === undefined) return '';
  return `${objective} %${window ? ` over ${window}` : ''} `;
}

/** What alerts lack for whoever is woken by them. */
export function AlertList(props: { alerts: AlertReport[]; more: number }) {
  const { alerts, more } = props;
  if (alerts.length === 0) return null;
  const lacks = ALERT_PARTS.flatMap(part => {
    const count = alerts.filter(({ missing }) => missing.includes(part)).length;
    return count > 0 ? [`${count} without ${part}`] : [];
  });
  const title = [plural(alerts.length + more, 'alert'), ...lacks].join(', ');
  return (
    <Disclosure title={title}>
      <ul className={styles.list}>
        {alerts.map(alert => (
          <AlertRow
            key={`${alert.name} ${formatSource(alert.source)} ${
              alert.severity
            }`}
            alert={alert}
          />
        ))}
      </ul>
      {more > 0 && <p className={styles.muted}>and {more} more</p>}
    </Disclosure>
  );
}

function AlertRow({ alert }: { alert: AlertReport }) {
  const { name, severity, owner, hold, route, missing, source } = alert;
  const has = [
    severity,
    owner && `owner ${owner}`,
    hold && `for ${hold}`,
    route && `to ${route}`,
  ].filter(Boolean);
  return (
    <li>
      <strong>{name}</strong>{' '}
      {missing.length > 0 && (
        <InlineCode
          text={`lacks ${missing.map(part => PART_TITLES[part]).join(', ')} `}
        />
      )}
      <span className={styles.muted}>
        {[...has, formatSource(source)].join(', ')}
      </span>
    </li>
  );
}

function Disclosure(props: { title: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className={styles.disclosure}>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {props.title}
      </button>
      <div id={id} hidden={!open}>
        {open && props.children}
      </div>
    </div>
  );
}
