import { ReactNode } from 'react';
import { Button } from '@backstage/ui';
import {
  OrgFacetsResponse,
  OrgKey,
} from '@helm-audit/plugin-helm-audit-common';
import { OrgFilterState } from '../../hooks/useOrgFilter';
import { messageOf } from '../../lib/errors';
import { ALL, FilterKey, nameOf, nest } from '../../lib/orgView';
import { CatalogLink, useNames } from '../EntityLinks';
import { Choice, Picker } from './Picker';
import styles from './OrgFilters.module.css';

const LABELS: Record<FilterKey, string> = {
  tier: 'Tier',
  group: 'Group and all below',
  system: 'System',
  domain: 'Domain',
  lifecycle: 'Lifecycle',
  tag: 'Tag',
};

const ORDER: FilterKey[] = [
  'tier',
  'group',
  'system',
  'domain',
  'lifecycle',
  'tag',
];

/** Makes how deep something is visible in a flat list. */
const INDENT = '\u2003';

function fromKeys(keys: readonly OrgKey[] = []): Choice[] {
  return nest(keys).map(item => ({
    value: item.key,
    label: `${INDENT.repeat(item.depth)}${item.title}${
      item.unresolved === 'missing' ? ' (not in the catalog)' : ''
    }`,
  }));
}

const fromTexts = (texts: readonly string[] = []): Choice[] =>
  texts.map(text => ({ value: text, label: text }));

function choicesOf(key: FilterKey, facets?: OrgFacetsResponse): Choice[] {
  switch (key) {
    case 'tier':
      return (facets?.tiers ?? []).map(tier => ({
        value: String(tier),
        label: `Tier ${tier}`,
      }));
    case 'group':
      return fromKeys(facets?.groups);
    case 'system':
      return fromKeys(facets?.systems);
    case 'domain':
      return fromKeys(facets?.domains);
    case 'lifecycle':
      return fromTexts(facets?.lifecycles);
    default:
      return fromTexts(facets?.tags);
  }
}

/** Keeps what an address asks for among the choices, even where the catalog has it no more. */
function withChosen(choices: Choice[], chosen: string | undefined): Choice[] {
  return chosen === undefined || choices.some(c => c.value === chosen)
    ? choices
    : [...choices, { value: chosen, label: nameOf(chosen) }];
}

/** Pickers that narrow a page down; what the page itself adds comes first. */
export function OrgFilters(props: {
  state: OrgFilterState;
  children?: ReactNode;
}) {
  const { state, children } = props;
  const { facets, filter, narrowed, choose, showAll } = state;
  return (
    <div className={styles.filters} role="group" aria-label="Filters">
      {children}
      {ORDER.map(key => {
        const value = filter?.[key];
        const chosen = value === undefined ? undefined : String(value);
        const choices = withChosen(choicesOf(key, facets.data), chosen);
        return choices.length === 0 ? null : (
          <Picker
            key={key}
            label={LABELS[key]}
            choices={[{ value: ALL, label: 'All' }, ...choices]}
            value={chosen ?? ALL}
            onChange={next => choose(key, next === ALL ? undefined : next)}
          />
        );
      })}
      <ChosenInCatalog state={state} />
      {narrowed && (
        <Button className={styles.all} variant="tertiary" onPress={showAll}>
          Show all services
        </Button>
      )}
      {facets.error && (
        <p className={styles.problem} role="alert">
          We couldn’t load what there is to choose from:{' '}
          {messageOf(facets.error)}
        </p>
      )}
    </div>
  );
}

/** The way to the pages in the catalog of what the page is narrowed down to. */
function ChosenInCatalog({ state }: { state: OrgFilterState }) {
  const { find } = useNames();
  const { group, system, domain } = state.filter ?? {};
  const chosen = [group, system, domain]
    .map(ref => ref && find(ref))
    .filter(key => key && key.unresolved !== 'unreadable');
  if (chosen.length === 0) return null;
  return (
    <p className={styles.chosen}>
      {chosen.map(key => key && <CatalogLink key={key.key} of={key} />)}
    </p>
  );
}
