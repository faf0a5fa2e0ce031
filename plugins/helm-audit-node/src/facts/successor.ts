import { ChartFact } from '../stages/gather/types';
import { oncePerFact } from './oncePerFact';

/** Words after which a document names what to use in place of a deprecated chart. */
const SIGN =
  /\bmoved?( \w+){0,3} to\b|\blocated (at|in)\b|\bin favou?r of\b|\bplease use\b|\breplaced (by|with)\b|\bsuperseded by\b|\bsuccessor\b|\bmaintained (at|in)\b|\bnew (home|location)\b/gi;

/** Of these words a document about changes speaks as well: what is replaced has to be the chart. */
const AMBIGUOUS = /move\b|replaced|superseded|favou?r/i;
const OF_CHART = /chart|deprecat|repositor|\bthis\b/i;

/** A link, an address or a name in code. */
const NAME =
  /\]\((https?:\/\/[^)\s]+)\)|(https?:\/\/[^\s)>\]|"'`]+)|`([\w./-]+)`/;

/** Where it is told that all charts of a repository are deprecated. */
const NOTICE = /github\.com\/helm\/charts|helm\.sh\/blog/;

/** How much of a README is read, and how far after the words the name may stand. */
const BEGINNING = 6000;
const NEAR = 200;

/**
 * The chart that took the place of a deprecated one, as an address or a name, where the
 * description in its Chart.yaml or the beginning of its README tells.
 */
export const successorOf = oncePerFact(
  ({
    metadata,
    files,
  }: Pick<ChartFact, 'metadata' | 'files'>): string | undefined => {
    const readme = Object.keys(files).find(path => /^readme\.md$/i.test(path));
    const texts = [metadata.description, readme && files[readme]];
    for (const text of texts) {
      const start = (text ?? '').slice(0, BEGINNING);
      for (const { index, 0: sign } of start.matchAll(SIGN)) {
        const before = start.slice(0, index).split(/[.\n]/).at(-1) ?? '';
        if (AMBIGUOUS.test(sign) && !OF_CHART.test(before + sign)) continue;
        const after = index + sign.length;
        const named = start.slice(after, after + NEAR).match(NAME);
        const name = named?.slice(1).find(Boolean);
        if (name && !NOTICE.test(name)) return name.replace(/[.,;:]+$/, '');
      }
    }
    return undefined;
  },
);
