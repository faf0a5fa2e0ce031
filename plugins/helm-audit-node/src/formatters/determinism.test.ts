import { readdirSync } from 'node:fs';
import path from 'node:path';
import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import { createAuditor } from '../auditChart';
import { FORMATS, formatAll } from '.';
import { formatText } from './text';

const EXAMPLES = path.resolve(__dirname, '../../../../examples/services');

/** Charts of the examples, those within charts left out, by their folders. */
const charts = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
  .filter(file => path.basename(file) === 'Chart.yaml')
  .map(file => path.dirname(file))
  .filter(
    (folder, _, all) => !all.some(other => folder.startsWith(`${other}/`)),
  )
  .sort();

/** A report with all that only tells when it was made. */
function withoutTime(report: AuditReport): AuditReport {
  return {
    ...report,
    auditedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 0,
    renderer: report.renderer && { ...report.renderer, durationMs: 0 },
  };
}

async function write(folder: string, verify: boolean) {
  // A new one each time, which remembers nothing.
  const report = await createAuditor().audit({
    source: { kind: 'directory', path: path.join(EXAMPLES, folder) },
    fixes: { verify },
  });
  const timeless = withoutTime(report);
  return {
    json: JSON.stringify(timeless),
    text: formatText(timeless, { color: false }),
    ...Object.fromEntries(
      Object.entries(FORMATS).map(([name, format]) => [
        name,
        formatAll(format, [timeless]),
      ]),
    ),
  };
}

describe('the same chart', () => {
  it('is looked for in all examples', () => {
    expect(charts.length).toBeGreaterThan(15);
  });

  it.each(charts)('gives the same bytes twice: %s', async folder => {
    expect(await write(folder, false)).toEqual(await write(folder, false));
  });

  it('gives the same fixes and scores twice where they are tried', async () => {
    const folder = 'notification-sender/helm';
    expect(await write(folder, true)).toEqual(await write(folder, true));
  });
});
