import { ReactNode } from 'react';
import {
  ComponentFact,
  DependencyComponent,
} from '@helm-audit/plugin-helm-audit-common';
import { SeverityMark } from '../SeverityMark';
import { VERDICTS } from './dependencyRows';
import styles from './DependencyPanel.module.css';

/** One component: what is known of it, and why the rest is not. */
export function DependencyRow(props: { component: DependencyComponent }) {
  const { component } = props;
  const { name, version, declared, newest, license } = component;
  return (
    <tr>
      <th scope="row">
        <span className={styles.name}>{name}</span>
        <Users component={component} />
        <Project component={component} />
      </th>
      <td>
        <Known component={component} fact="version">
          {version}
        </Known>
        {declared && declared !== version && (
          <div className={styles.muted}>asked for: {declared}</div>
        )}
        <Proofs component={component} />
      </td>
      <td>
        <Known component={component} fact="newest">
          {newest?.version}
        </Known>
        {newest && newest.behind !== 'unknown' && (
          <div className={styles.muted}>
            {newest.behind === 'current' ? 'in use' : `${newest.behind} behind`}
          </div>
        )}
      </td>
      <td className={styles.license}>
        <Known component={component} fact="license">
          {license?.expression}
        </Known>
      </td>
      <td>
        <State component={component} />
      </td>
    </tr>
  );
}

/** Who uses it: the first, and the others when they are asked for. */
function Users({ component }: { component: DependencyComponent }) {
  const [first, ...others] = component.usedBy;
  const title = `${
    component.kind === 'chart' ? 'Chart' : 'Image'
  }, used by ${first}`;
  if (others.length === 0) return <div className={styles.muted}>{title}</div>;
  return (
    <details className={styles.muted}>
      <summary>
        {title} and {others.length} more
      </summary>
      <ul className={styles.gaps}>
        {others.map(user => (
          <li key={user}>{user}</li>
        ))}
      </ul>
    </details>
  );
}

/** A value, or a mark that it could not be seen, with the reason. */
function Known(props: {
  component: DependencyComponent;
  fact: ComponentFact;
  children?: ReactNode;
}) {
  const { component, fact, children } = props;
  if (children) return <>{children}</>;
  const reason = component.unknown[fact];
  return reason ? (
    <span className={styles.muted} title={reason}>
      not seen
    </span>
  ) : (
    <span className={styles.muted}>–</span>
  );
}

/** What is attached to it, and until when it is maintained, as far as that is known. */
function Proofs({ component }: { component: DependencyComponent }) {
  const { signature, provenance, sbom, endOfLife } = component;
  const grades: Array<[string, string | undefined]> = [
    ['signature', signature],
    ['provenance', provenance],
    ['SBOM', sbom],
  ];
  const texts = grades.flatMap(([name, grade]) =>
    grade ? [`${name} ${grade}`] : [],
  );
  if (endOfLife?.date && !endOfLife.isEnded) {
    texts.push(`maintained until ${endOfLife.date}`);
  }
  if (texts.length === 0) return null;
  return <div className={styles.muted}>{texts.join(', ')}</div>;
}

function Project({
  component: { project },
}: {
  component: DependencyComponent;
}) {
  if (!project) return null;
  return (
    <div className={styles.muted}>
      <a
        href={`https://${project.id}`}
        rel="noopener noreferrer"
        target="_blank"
      >
        {project.id}
      </a>
      {project.confidence !== 'high' && `, ${project.confidence} confidence`}
    </div>
  );
}

function State({ component }: { component: DependencyComponent }) {
  const { troubles, verdict, unknown } = component;
  if (troubles.length > 0) {
    return (
      <ul className={styles.troubles}>
        {troubles.map(({ kind, severity, text }) => (
          <li key={kind}>
            <SeverityMark severity={severity} compact />
            <span>{text}</span>
          </li>
        ))}
      </ul>
    );
  }
  const reasons = [...new Set(Object.values(unknown))];
  const [, title] = VERDICTS.find(([each]) => each === verdict) ?? [];
  if (reasons.length === 0) return <>{title}</>;
  return (
    <details>
      <summary>{title}</summary>
      <ul className={styles.gaps}>
        {reasons.map(reason => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </details>
  );
}
