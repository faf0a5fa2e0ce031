import path from 'node:path';
import { podSecurityChecks, podSecurityLevels } from '../truthMapPods.mjs';
import { namesIn, textOf } from './files.mjs';

const DATA = 'test/testdata';
const RELEASE = 'v1.36';

/**
 * kubernetes/pod-security-admission: pods that each break one check of a level of the Pod
 * Security Standards, by their names, and pods that break none of the level.
 */
export default {
  marker: `${DATA}/restricted/${RELEASE}`,
  async read(checkout) {
    const found = [];
    for (const [level, all] of Object.entries(podSecurityLevels)) {
      for (const verdict of ['pass', 'fail']) {
        const folder = path.join(checkout, DATA, level, RELEASE, verdict);
        for (const name of await namesIn(folder)) {
          const check = name.replace(/\d*\.yaml$/, '');
          const rules = verdict === 'pass' ? all : podSecurityChecks[check];
          if (!rules) continue;
          found.push({
            name: `pod-security/${level}/${verdict}/${name}`,
            text: await textOf(folder, name),
            rules,
            fails: verdict === 'fail',
          });
        }
      }
    }
    return found;
  },
};
