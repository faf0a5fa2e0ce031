import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import { ReportFormat } from '../types';
import { areas } from './areas';
import { dimensions, judgements, roadmap } from './assessment';
import { findings } from './findings';
import { STYLE } from './style';
import { header, notSeen, whatFirst } from './summary';
import { Html, markup, trusted } from './tag';

/** Nothing may be fetched or run: style and pictures are in the page. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** Reports as one page of HTML that needs nothing else, to be kept, sent and printed. */
export const htmlFormat: ReportFormat = {
  begin: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>helm-audit</title>
<style>${STYLE}</style>
</head>
<body>
`,
  separator: '\n<hr>\n',
  end: '\n</body>\n</html>\n',
  report: report => page(report).text,
  failure: ({ name, message, fix }) =>
    markup`<main>
      <h1>${name}</h1>
      <p>It could not be audited: ${message}</p>
      <p>${fix}</p>
    </main>`.text,
};

function page(report: AuditReport): Html {
  // Several reports may share the page, so that each has anchors of its own.
  const anchors = (part: Html) =>
    trusted(
      part.text.replace(/<section id="/g, `$&${report.digest.slice(0, 8)}-`),
    );
  const body = anchors(
    markup`${notSeen(report)}${whatFirst(report)}${dimensions(report)}${roadmap(
      report,
    )}${areas(report)}${judgements(report)}${findings(report)}`,
  );
  return markup`<main>
    ${header(report)}${contents(body)}${body}
    <footer class="soft small">
      <p>
        helm-audit ${report.engine.version}, profile ${report.score.profile.id}
        (${report.score.profile.hash}), digest ${report.digest.slice(0, 12)}.
      </p>
    </footer>
  </main>`;
}

/** Links to the sections that are there. */
function contents(body: Html): Html {
  const sections = [
    ...body.text.matchAll(/<section id="([\w-]+)">\s*<h2>([^<]+)<\/h2>/g),
  ];
  return markup`<nav aria-label="Contents">
    <ul>
      ${sections.map(
        ([, id, title]) =>
          markup`<li><a href="#${id}">${trusted(title)}</a></li>`,
      )}
    </ul>
  </nav>`;
}
