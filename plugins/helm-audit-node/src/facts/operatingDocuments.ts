import { OwnershipEvidence } from '@helm-audit/plugin-helm-audit-common';
import { documentsOf, headingsOf, isAbout } from './documents';
import { statesFailure } from './failureStatements';
import { oncePerFact } from './oncePerFact';
import { Surroundings } from './surroundings';

/** How a text is called that says how to operate a service. */
export const RUNBOOK =
  /run-?_?books?|run books?|play-?_?books?|troubleshoot|operations? (guide|manual|handbook)|incident (response|handling)|on-?call (guide|handbook)/i;

/** Not the one of privileges, nor the field of a security context. */
const ESCALATION = /(?<!privileges?[ -]?)escalat(?!\w*[ -](of )?privilege)/i;

/** Files that list what changed, or what others wrote. */
const NO_GUIDE = /(^|\/)(CHANGELOG|CHANGES|HISTORY|LICENSE|NOTICE)[^/]*$/i;

/** How many documents are named, and how much of a line is quoted. */
const MAX_EVIDENCE = 3;
const MAX_QUOTE = 120;

/** What the documents of chart and repository say for those who are called. */
export interface OperatingDocuments {
  runbooks: OwnershipEvidence[];
  escalations: OwnershipEvidence[];
}

/** Finds runbooks and words on escalation; the first few are enough. */
export const operatingDocuments = oncePerFact(
  (surroundings: Surroundings): OperatingDocuments => {
    const runbooks: OwnershipEvidence[] = [];
    const escalations: OwnershipEvidence[] = [];
    for (const document of documentsOf(surroundings)) {
      const { path, text } = document;
      const heading = headingsOf(document).find(line => RUNBOOK.test(line));
      if (RUNBOOK.test(path)) {
        runbooks.unshift({ text: 'A runbook by its name', source: path });
      } else if (heading) {
        const line = lineOf(text, text.indexOf(heading));
        const title = heading.replace(/^[#=]+\s+/, '').trim();
        runbooks.push({ text: title, source: `${path}:${line}` });
      }
      const place = NO_GUIDE.test(path) ? -1 : text.search(ESCALATION);
      if (place >= 0) {
        const line = lineOf(text, place);
        const words = text.split('\n')[line - 1].trim().slice(0, MAX_QUOTE);
        escalations.push({ text: words, source: `${path}:${line}` });
      }
    }
    return {
      runbooks: runbooks.slice(0, MAX_EVIDENCE),
      escalations: escalations.slice(0, MAX_EVIDENCE),
    };
  },
);

/** Whether a page for those who operate a service says what works or fails while something is away. */
export function tellsOfFailure(surroundings: Surroundings): boolean {
  return documentsOf(surroundings).some(
    document => isAbout(document, RUNBOOK) && statesFailure(document.text),
  );
}

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
