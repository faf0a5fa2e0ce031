import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import { createAuditor } from '../auditChart';
import { makeChartFolder } from './chartFolder';

/** A message, a name and a comment as somebody would write them who means harm. */
export const HOSTILE = '</td><script>alert(1)</script>|@all `=cmd|x`';

const CHART = {
  'Chart.yaml': `apiVersion: v2
name: web
version: 1.2.3
annotations:
  helm-audit/waive.missing-readme: ${JSON.stringify(HOSTILE)}
`,
  'values.yaml': 'replicaCount: 1\nimage:\n  tag: latest\n',
  'templates/web.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web # ${HOSTILE}
spec:
  replicas: {{ .Values.replicaCount }}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: "example.com/web:{{ .Values.image.tag }}"
`,
};

/** A report on a small chart with findings of every severity and one that is waived. */
export async function makeSampleReport(
  files: Record<string, string> = {},
): Promise<AuditReport> {
  const folder = await makeChartFolder({ ...CHART, ...files });
  try {
    return await createAuditor().audit({
      source: {
        kind: 'directory',
        path: folder.path,
        repositoryRoot: folder.path,
      },
      tier: 1,
    });
  } finally {
    await folder.remove();
  }
}
