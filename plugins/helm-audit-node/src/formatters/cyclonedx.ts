import {
  Enums,
  Models,
  Serialize,
  Spec,
  SPDX,
} from '@cyclonedx/cyclonedx-library';
import {
  AuditReport,
  COMPONENT_FACTS,
  DependencyComponent,
  KnownVulnerability,
} from '@helm-audit/plugin-helm-audit-common';
import { AuditFailureText, ReportFormat } from './types';

/** Prefix of properties that CycloneDX has no field for. */
const PREFIX = 'helm-audit';

const SEVERITIES = {
  critical: Enums.Vulnerability.Severity.Critical,
  high: Enums.Vulnerability.Severity.High,
  medium: Enums.Vulnerability.Severity.Medium,
  low: Enums.Vulnerability.Severity.Low,
};

/** The open source that a chart builds on, as a CycloneDX 1.6 document in JSON. */
export function formatCycloneDx(report: AuditReport): string {
  return serialize(buildBom(report));
}

/** A document without components, which says why it has none. */
function formatFailure({ name, message, fix }: AuditFailureText): string {
  const root = new Models.Component(Enums.ComponentType.Application, name);
  root.properties.add(new Models.Property(`${PREFIX}:error`, message));
  root.properties.add(new Models.Property(`${PREFIX}:fix`, fix));
  return serialize(
    new Models.Bom({ metadata: new Models.Metadata({ component: root }) }),
  );
}

function serialize(bom: Models.Bom): string {
  const serializer = new Serialize.JsonSerializer(
    new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6),
  );
  return serializer.serialize(bom, { sortLists: true, space: 2 });
}

/** CycloneDX knows no document for several charts, so they stand one after the other. */
export const cycloneDxFormat: ReportFormat = {
  begin: '',
  separator: '\n',
  end: '\n',
  report: formatCycloneDx,
  failure: formatFailure,
};

function buildBom(report: AuditReport): Models.Bom {
  const { chart, dependencies, engine } = report;
  const root = new Models.Component(
    Enums.ComponentType.Application,
    chart.name,
    {
      bomRef: 'chart',
      version: chart.version || undefined,
      description: chart.description,
    },
  );
  const bom = new Models.Bom({
    serialNumber: serialNumberOf(report.digest),
    metadata: new Models.Metadata({
      timestamp: new Date(report.auditedAt),
      component: root,
      tools: new Models.Tools({
        components: new Models.ComponentRepository([
          new Models.Component(Enums.ComponentType.Application, engine.name, {
            version: engine.version,
          }),
        ]),
      }),
    }),
  });
  const built = dependencies.components.map(component => ({
    component,
    entry: buildComponent(component),
  }));
  for (const { component, entry } of built) {
    bom.components.add(entry);
    const users = built.filter(({ component: { name, version } }) =>
      component.usedBy.includes(`${name} ${version}`),
    );
    if (users.length === 0) root.dependencies.add(entry.bomRef);
    users.forEach(user => user.entry.dependencies.add(entry.bomRef));
    for (const vulnerability of component.vulnerabilities ?? []) {
      bom.vulnerabilities.add(buildVulnerability(vulnerability, entry));
    }
  }
  return bom;
}

function buildComponent(component: DependencyComponent): Models.Component {
  const { kind, name, version, purl, id, digest } = component;
  const type =
    kind === 'image'
      ? Enums.ComponentType.Container
      : Enums.ComponentType.Application;
  const entry = new Models.Component(type, name, { bomRef: id, version, purl });
  const [algorithm, hash] = digest?.split(':') ?? [];
  if (algorithm === 'sha256') {
    entry.hashes.set(Enums.HashAlgorithm['SHA-256'], hash);
  }
  if (component.license) entry.licenses.add(buildLicense(component.license));
  if (component.project) {
    entry.externalReferences.add(
      new Models.ExternalReference(
        `https://${component.project.id}`,
        Enums.ExternalReferenceType.VCS,
        {
          comment: `found by ${component.project.method}, confidence ${component.project.confidence}`,
        },
      ),
    );
  }
  for (const [key, value] of propertiesOf(component)) {
    entry.properties.add(new Models.Property(`${PREFIX}:${key}`, value));
  }
  return entry;
}

function buildLicense({
  expression,
  isSpdx,
}: NonNullable<DependencyComponent['license']>) {
  if (SPDX.isSupportedSpdxId(expression)) {
    return new Models.SpdxLicense(expression);
  }
  return isSpdx
    ? new Models.LicenseExpression(expression)
    : new Models.NamedLicense(expression);
}

function propertiesOf(component: DependencyComponent): Array<[string, string]> {
  const { newest, endOfLife, verdict, troubles, usedBy, unknown } = component;
  return [
    ['verdict', verdict],
    ...(['signature', 'provenance', 'sbom'] as const).flatMap(
      (name): Array<[string, string]> => {
        const grade = component[name];
        return grade ? [[name, grade]] : [];
      },
    ),
    ...(newest ? [['newest', newest.version] as [string, string]] : []),
    ...(endOfLife
      ? [
          ['end-of-life', endOfLife.date ?? String(endOfLife.isEnded)] as [
            string,
            string,
          ],
        ]
      : []),
    ...troubles.map(({ text }): [string, string] => ['trouble', text]),
    ...usedBy.map((user): [string, string] => ['used-by', user]),
    ...COMPONENT_FACTS.flatMap((name): Array<[string, string]> => {
      const reason = unknown[name];
      return reason ? [['unknown', `${name}: ${reason}`]] : [];
    }),
  ];
}

function buildVulnerability(
  { id, aliases, summary, score, severity }: KnownVulnerability,
  affected: Models.Component,
): Models.Vulnerability.Vulnerability {
  const url = `https://osv.dev/vulnerability/${encodeURIComponent(id)}`;
  const source = new Models.Vulnerability.Source({ name: 'OSV', url });
  return new Models.Vulnerability.Vulnerability({
    bomRef: `${id} ${affected.bomRef.value}`,
    id,
    source,
    description: summary,
    references: new Models.Vulnerability.ReferenceRepository(
      aliases.map(alias => new Models.Vulnerability.Reference(alias, source)),
    ),
    ratings: new Models.Vulnerability.RatingRepository([
      new Models.Vulnerability.Rating({
        score,
        severity: severity && SEVERITIES[severity],
      }),
    ]),
    affects: new Models.Vulnerability.AffectRepository([
      new Models.Vulnerability.Affect(affected.bomRef),
    ]),
  });
}

/** The same report gives the same number, in the form of a UUID (version 8, RFC 9562). */
function serialNumberOf(digest: string): string {
  const hex = digest.replace(/[^0-9a-f]/g, '').padEnd(32, '0');
  const uuid = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `urn:uuid:${uuid.join('-')}`;
}
