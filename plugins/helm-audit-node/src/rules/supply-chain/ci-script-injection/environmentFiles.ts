import { readsForeignFiles } from '../../../facts/foreignFiles';
import { levelOfShell } from '../../../facts/foreignFlow';
import type { Place } from '../../../facts/foreignPlace';
import { writesOf } from '../../../facts/scriptWrites';
import { stringAt } from '../../../json';

/** Puts a text between marks that nobody can foresee. */
const RANDOM_MARK = /\w<<[\w-]*\$/;

/** Sets the variables of a file. */
const SETS_FROM_FILE = /dotenv[\w-]*@/i;

/**
 * What the steps of a job write of foreign text where later steps take their variables or path
 * from, by its names. A line break in the text sets another variable, such as `LD_PRELOAD`; a
 * path is foreign by one line.
 */
export function foreignVariables(place: Omit<Place, 'index'>): string[] {
  const found = place.job.steps.flatMap((step, index) => {
    const uses = stringAt(step, 'uses') ?? '';
    if (SETS_FROM_FILE.test(uses) && readsForeignFiles({ ...place, index })) {
      return [uses];
    }
    const script = stringAt(step, 'run') ?? '';
    if (RANDOM_MARK.test(script)) return [];
    const lines = script.split('\n');
    return writesOf(script)
      .filter(({ file, text, line }) => {
        if (file === 'OUTPUT') return false;
        if (!place.walk.mayLook(line)) return false;
        const before = lines.slice(0, line);
        const level = levelOfShell(text, before, { ...place, index });
        return level >= (file === 'PATH' ? 1 : 2);
      })
      .flatMap(({ file, names }) => (names.length > 0 ? names : [file]));
  });
  return [...new Set(found)];
}
