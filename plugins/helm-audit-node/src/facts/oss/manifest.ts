import {
  compareSeverity,
  DependencyComponent,
  DependencySection,
  UpstreamProject,
} from '@helm-audit/plugin-helm-audit-common';
import { ComponentEvidence, UpstreamEvidence } from '../../sources/evidence';
import { explainBy, valueOf } from './answers';
import { assess } from './assess';
import type { Inventory, InventoryItem } from './inventory';
import { assessProject } from './projects';
import { findTroubles } from './troubles';

/** The open source that a chart builds on, without the list of Chart.yaml itself. */
export type OssManifest = Omit<DependencySection, 'chart'>;

/** Judges every component by what is known of it. */
export function deriveManifest(
  { items, gaps }: Inventory,
  evidence: UpstreamEvidence,
): OssManifest {
  const projects = new Map<string, UpstreamProject>();
  const explain = explainBy(evidence.sources);
  const components = items.map(found => {
    const answers = evidence.components[found.id] ?? {};
    const item = complete(found, answers);
    const assessed = assess(item, answers, { ...evidence, explain });
    const { project } = assessed;
    const upstream = project && listProject(project.id, item);
    // A project that was merely guessed condemns nobody.
    const judged = project?.confidence === 'low' ? undefined : upstream;
    const troubles = findTroubles(item, assessed, judged, evidence.date);
    return describe(item, { ...assessed, troubles });
  });

  function listProject(id: string, item: InventoryItem): UpstreamProject {
    const project =
      projects.get(id) ??
      assessProject(id, evidence.projects[id] ?? {}, explain);
    projects.set(id, {
      ...project,
      components: [...project.components, item.id],
      maintainers: item.maintainers ?? project.maintainers,
    });
    return project;
  }

  return {
    components: components.sort(compare),
    projects: [...projects.values()].sort((a, b) => byText(a.id, b.id)),
    sources: evidence.sources,
    counts: count(components, projects.size),
    gaps,
  };
}

/** An item with what only its chart repository or Artifact Hub says of it as a whole. */
function complete(
  item: InventoryItem,
  { index, artifactHub }: ComponentEvidence,
): InventoryItem {
  const chart = valueOf(index);
  return {
    ...item,
    maintainers: item.maintainers ?? chart?.maintainers,
    isDeprecated:
      item.isDeprecated ||
      chart?.releases[0]?.deprecated === true ||
      valueOf(artifactHub)?.isDeprecated === true,
  };
}

function describe(
  item: InventoryItem,
  assessed: Pick<DependencyComponent, 'unknown' | 'troubles'> &
    Partial<DependencyComponent>,
): DependencyComponent {
  const { id, kind, name, declared, origin, purl, isOwn, depth, usedBy } = item;
  return {
    id,
    kind,
    name,
    declared,
    digest: item.image?.digest,
    origin,
    purl,
    isOwn,
    depth,
    usedBy,
    ...assessed,
    events: item.event ? [item.event] : [],
    verdict: isOwn ? 'own' : verdictOf(assessed),
  };
}

function verdictOf({
  troubles,
  unknown,
}: Pick<DependencyComponent, 'unknown' | 'troubles'>) {
  if (troubles.length > 0) return 'trouble';
  return Object.keys(unknown).length > 0 ? 'unknown' : 'good';
}

const VERDICTS = ['trouble', 'unknown', 'good', 'own'];

/** Those in trouble first, the worst of them at the top. */
function compare(a: DependencyComponent, b: DependencyComponent): number {
  return (
    VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict) ||
    compareTroubles(a, b) ||
    byText(a.kind, b.kind) ||
    a.depth - b.depth ||
    byText(a.id, b.id)
  );
}

function compareTroubles(a: DependencyComponent, b: DependencyComponent) {
  const [first] = a.troubles;
  const [second] = b.troubles;
  if (!first || !second) return 0;
  return (
    compareSeverity(first.severity, second.severity) ||
    b.troubles.length - a.troubles.length
  );
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function count(
  components: DependencyComponent[],
  projects: number,
): DependencySection['counts'] {
  const having = (test: (component: DependencyComponent) => boolean) =>
    components.filter(test).length;
  return {
    charts: having(({ kind }) => kind === 'chart'),
    images: having(({ kind }) => kind === 'image'),
    projects,
    trouble: having(({ verdict }) => verdict === 'trouble'),
    unknown: having(({ verdict }) => verdict === 'unknown'),
    good: having(({ verdict }) => verdict === 'good'),
    own: having(({ isOwn }) => isOwn),
    unseen: having(({ unknown }) => Object.keys(unknown).length > 0),
  };
}
