import {
  AuditReport,
  RungState,
  SignalCell,
  SignalStrength,
  SloGaps,
} from '@helm-audit/plugin-helm-audit-common';
import { isAskedOf } from '../../signals';
import { describeSources } from '../dependencyText';
import { list, section, severityTag, stateTag, table, words } from './parts';
import { Content, Html, markup } from './tag';

const RUNGS: Record<RungState, Html> = {
  met: stateTag('✓ met', 'good'),
  missing: stateTag('✗ missing', 'high'),
  unknown: stateTag('? unknown', 'open'),
  contradicted: stateTag('✗ contradicted', 'high'),
};

const STRENGTHS: Record<SignalStrength, string> = {
  none: 'nothing',
  dashboard: 'dashboard',
  canary: 'canary gate',
  alert: 'alert',
  slo: 'SLO with burn-rate alert',
};

/** Rows of the dependency table; the rest is counted. */
const MAX_COMPONENTS = 60;

/** Who owns it, who watches it, and what it is built on. */
export function areas(report: AuditReport): Content {
  return [
    section('ownership', 'Ownership', ownership(report)),
    section('slo', 'SLO gaps', slo(report)),
    section('dependencies', 'Open source dependencies', dependencies(report)),
    section(
      'capabilities',
      'What this chart can switch on',
      capabilities(report),
    ),
  ];
}

function ownership({ ownership: ladder }: AuditReport): Html {
  return markup`<p>${words(ladder.sentence)}</p>
    ${table(
      ['Rung', '', 'What is the case'],
      ladder.rungs.map(({ title, state, reason, evidence, fix }) => [
        title,
        RUNGS[state],
        markup`${words(reason)}${list(
          evidence.map(
            ({ text, source }) =>
              markup`${text} <span class="soft">(${source})</span>`,
          ),
        )}${fix && markup`<p>${words(fix.text)}</p>`}`,
      ]),
    )}`;
}

function slo({ slo: gaps }: AuditReport): Html {
  return markup`<p>${words(gaps.sentence)}</p>
    ${gaps.workloads.map(
      ({ kind, name, cells, serves }) =>
        markup`<h3>${kind} ${name}</h3>
          ${table(
            ['Golden signal', 'Watched by', 'Evidence'],
            cells.map(cell => [
              cell.signal,
              cell.unseen && cell.strength === 'none'
                ? stateTag('? unknown', 'open')
                : STRENGTHS[cell.strength],
              cell.evidence.length > 0
                ? list(
                    cell.evidence.slice(0, 3).map(
                      ({ what, name: by, query }) =>
                        markup`${what}
                          ${by}${query && markup`: <code>${query}</code>`}`,
                    ),
                  )
                : reasonOf(cell, gaps, serves),
            ]),
          )}`,
    )}${list(gaps.unseen.map(words))}`;
}

/** Why nothing is needed or could not be seen, unless it is said below for all. */
function reasonOf(cell: SignalCell, gaps: SloGaps, serves: boolean): string {
  const { unseen = '' } = cell;
  if (!unseen && !isAskedOf(cell, serves)) return 'No Service leads here.';
  return gaps.unseen.includes(unseen) ? '' : unseen;
}

function dependencies({ dependencies: section_ }: AuditReport): Html {
  const { components, sources, gaps } = section_;
  if (components.length === 0) {
    return markup`<p>
        It builds on no chart and no image of others that could be seen.
      </p>
      ${list(gaps.map(words))}`;
  }
  const rest = components.length - MAX_COMPONENTS;
  return markup`${table(
    ['Name', 'Version', 'Licence', 'Project', 'What is wrong'],
    components
      .slice(0, MAX_COMPONENTS)
      .map(({ name, kind, version, license, project, troubles }) => [
        markup`${name} <span class="soft">${kind}</span>`,
        version ?? '?',
        license?.expression ?? '?',
        project?.id ?? '?',
        troubles.map(
          ({ severity, text }) =>
            markup`<p>${severityTag(severity)} ${words(text)}</p>`,
        ),
      ]),
  )}${rest > 0 && markup`<p class="soft">And ${rest} more.</p>`}${list(
    gaps.map(words),
  )}
    <p class="soft small">
      Sources: ${describeSources(sources)}.
    </p>`;
}

function capabilities({
  capabilities: all = [],
}: AuditReport): Html | undefined {
  const proven = all.filter(({ state }) => state === 'proven');
  if (proven.length === 0) return undefined;
  return table(
    ['What', 'Set', 'What appears'],
    proven.map(({ kind, subchart, settings, missing, proof }) => [
      markup`${kind}${subchart && ` of ${subchart}`}`,
      settings
        .map(
          ({ key, value }) =>
            markup`<code>${key}: ${JSON.stringify(value)}</code> `,
        )
        .concat(missing.map(key => markup`content for <code>${key}</code> `)),
      proof.map(object => `${object.kind} ${object.name} `),
    ]),
  );
}
