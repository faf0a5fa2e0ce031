import {
  ComponentFact,
  DependencyComponent,
  EndOfLife,
  LicenseReport,
  NewestVersion,
  ProofGrade,
} from '@helm-audit/plugin-helm-audit-common';
import {
  ComponentEvidence,
  ProjectEvidence,
  RegistryArtifact,
} from '../../sources/evidence';
import { Explain, valueOf } from './answers';
import type { InventoryItem } from './inventory';
import { readLicense } from './license';
import { projectOfChart, projectOfImage } from './project';
import {
  cadenceOf,
  cycleOf,
  newestRelease,
  newestTag,
  releasedAt,
} from './versions';
import { rateVulnerabilities } from './vulnerabilities';

/** What a component says, with a reason for whatever is not known. */
export type Assessed = Pick<
  DependencyComponent,
  Extract<ComponentFact, keyof DependencyComponent> | 'unknown'
>;

/** Something that is known, or why it is not. */
type Finding<T> = { value: T } | { unknown: string };

const TAGS_CUT = 'It has more tags than were listed.';

/** The upstream project of an item, by what is known so far. */
export function projectOf(
  item: InventoryItem,
  evidence: ComponentEvidence = {},
) {
  if (item.isOwn) return undefined;
  const registry = valueOf(evidence.registry);
  if (item.image) {
    return projectOfImage({
      name: item.image.name,
      source: registry?.source,
      curated: item.product?.project,
    });
  }
  const index = valueOf(evidence.index);
  return projectOfChart({
    repository: item.origin,
    upstream: [
      ...item.upstream,
      ...(registry?.source ? [registry.source] : []),
      ...(index?.upstream ?? []),
    ],
    urls: index?.urls,
  });
}

/** What is known beside an item and the evidence for it. */
export interface AssessContext {
  projects: Record<string, ProjectEvidence>;
  /** Day of the audit. */
  date: string;
  explain: Explain;
}

/** Puts together what an item says of itself and what sources say of it. */
export function assess(
  item: InventoryItem,
  evidence: ComponentEvidence,
  context: AssessContext,
): Assessed {
  const { projects, date, explain } = context;
  const project = projectOf(item, evidence);
  const known: Assessed = {
    version: item.version,
    license: item.license,
    project,
    unknown: { ...item.unknown },
  };
  if (item.isOwn) return { ...known, license: item.license, unknown: {} };
  const add = <K extends ComponentFact & keyof Assessed>(
    name: K,
    finding: Finding<Assessed[K]> | undefined,
  ) => {
    if (!finding) return;
    if ('value' in finding) {
      known[name] = finding.value;
      delete known.unknown[name];
    } else {
      known.unknown[name] = finding.unknown;
    }
  };
  add(
    'license',
    licenseOf(item, evidence, projects[project?.id ?? ''], explain),
  );
  if (!project) {
    add('project', {
      unknown: 'Nothing that is at hand names its repository.',
    });
  }
  if (item.image) {
    add('newest', newestImage(item, evidence, explain));
    add('endOfLife', endOfLife(item, evidence, context));
    add('vulnerabilities', vulnerabilities(item, evidence, explain));
  } else {
    const index = valueOf(evidence.index);
    add('newest', newestChart(item, evidence, explain));
    add(
      'releasedAt',
      fromIndex(
        evidence,
        explain,
        index && releasedAt(index.releases, item.version),
      ),
    );
    add(
      'cadence',
      fromIndex(evidence, explain, index && cadenceOf(index.releases, date)),
    );
  }
  addProofs(item, evidence, explain, add);
  return known;
}

type Add = (
  name: 'signature' | 'provenance' | 'sbom',
  finding: Finding<ProofGrade>,
) => void;

/** Classic chart repositories hold signatures only; registries hold all three. */
function addProofs(
  item: InventoryItem,
  { registry }: ComponentEvidence,
  explain: Explain,
  add: Add,
): void {
  const isInRegistry = Boolean(item.image) || item.origin?.startsWith('oci:');
  const grade = (
    has: (artifact: RegistryArtifact) => boolean | undefined,
  ): Finding<ProofGrade> => {
    const artifact = valueOf(registry);
    if (!artifact) return { unknown: explain('ociRegistry', registry) };
    const isThere = has(artifact);
    if (isThere === undefined) {
      return { unknown: 'What is attached to it could not be looked up.' };
    }
    return { value: isThere ? 'present' : 'absent' };
  };
  if (item.signature) add('signature', { value: item.signature });
  else if (isInRegistry)
    add(
      'signature',
      grade(({ isSigned }) => isSigned),
    );
  else add('signature', { unknown: 'No .prov file is at hand.' });
  if (!isInRegistry) return;
  add(
    'provenance',
    grade(({ hasProvenance }) => hasProvenance),
  );
  add(
    'sbom',
    grade(({ hasSbom }) => hasSbom),
  );
}

function licenseOf(
  { license, image }: InventoryItem,
  { index, registry, artifactHub }: ComponentEvidence,
  project: ProjectEvidence | undefined,
  explain: Explain,
): Finding<LicenseReport> | undefined {
  if (license) return undefined;
  const named: Array<[string | undefined, string]> = [
    [valueOf(index)?.license, 'chart repository'],
    [valueOf(registry)?.license, 'registry'],
    [valueOf(artifactHub)?.license, 'Artifact Hub'],
    [valueOf(project?.depsDev)?.license, 'deps.dev'],
  ];
  const found = named.find(([text]) => text);
  if (found?.[0]) return { value: readLicense(found[0], found[1]) };
  return image ? { unknown: explain('depsDev', project?.depsDev) } : undefined;
}

function fromIndex<T>(
  { index }: ComponentEvidence,
  explain: Explain,
  value: T | null | undefined,
): Finding<T> {
  if (value !== undefined && value !== null) return { value };
  return valueOf(index)
    ? { unknown: 'The chart repository gives no dates for it.' }
    : { unknown: explain('helmIndex', index) };
}

function newestChart(
  { version }: InventoryItem,
  { index, registry, artifactHub }: ComponentEvidence,
  explain: Explain,
): Finding<NewestVersion> {
  const listed = valueOf(index)?.releases;
  const artifact = valueOf(registry);
  if (!listed && artifact?.areTagsCut) return { unknown: TAGS_CUT };
  const tags = artifact?.tags.map(tag => ({
    // Registries allow no plus in tags, so Helm writes an underscore.
    version: tag.replace('_', '+'),
  }));
  const hub = valueOf(artifactHub);
  const releases =
    listed ??
    tags ??
    (hub ? [{ version: hub.version, created: hub.releasedAt }] : []);
  const newest = newestRelease(releases, version);
  if (newest) return { value: newest };
  return registry
    ? { unknown: explain('ociRegistry', registry) }
    : { unknown: explain('helmIndex', index) };
}

function newestImage(
  { version, product }: InventoryItem,
  { registry, endOfLife: cycles }: ComponentEvidence,
  explain: Explain,
): Finding<NewestVersion> {
  const artifact = valueOf(registry);
  if (artifact && version) {
    const newest = newestTag(artifact.tags, version);
    if (!newest) return { unknown: `The tag ${version} is no version.` };
    return artifact.areTagsCut && newest.behind === 'current'
      ? { unknown: TAGS_CUT }
      : { value: newest };
  }
  const latest = valueOf(cycles)?.[0]?.latest;
  if (latest && version && product) {
    const newest = newestRelease(
      [{ version: latest.version, created: latest.date }],
      version,
    );
    if (newest && newest.behind !== 'unknown') return { value: newest };
  }
  return { unknown: explain('ociRegistry', registry) };
}

function endOfLife(
  { product, version }: InventoryItem,
  { endOfLife: answer }: ComponentEvidence,
  { date, explain }: AssessContext,
): Finding<EndOfLife> {
  if (!product?.endOfLife) {
    return { unknown: 'No public list of ends of life is known for it.' };
  }
  const cycles = valueOf(answer);
  if (!cycles) return { unknown: explain('endOfLife', answer) };
  const cycle = version ? cycleOf(cycles, version) : undefined;
  if (!cycle) {
    return {
      unknown: `endoflife.date lists no release that ${
        version ?? 'it'
      } belongs to.`,
    };
  }
  const { eolFrom } = cycle;
  return {
    value: {
      isEnded: eolFrom ? eolFrom <= date : cycle.isEol,
      date: eolFrom,
      release: `${product.name} ${cycle.name}`,
    },
  };
}

function vulnerabilities(
  { product }: InventoryItem,
  { vulnerabilities: answer }: ComponentEvidence,
  explain: Explain,
): Finding<NonNullable<DependencyComponent['vulnerabilities']>> {
  if (!product?.osv) {
    return { unknown: 'No public list of vulnerabilities is known for it.' };
  }
  const found = valueOf(answer);
  return found
    ? { value: rateVulnerabilities(found) }
    : { unknown: explain('osv', answer) };
}
