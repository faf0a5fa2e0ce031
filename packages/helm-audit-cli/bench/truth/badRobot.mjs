import path from 'node:path';
import { badRobotAssets } from '../truthMapPods.mjs';
import { textOf } from './files.mjs';

/** controlplaneio/badrobot: the tests say which file of theirs loses points, and which doesn't. */
export default {
  marker: 'test/asset/cr-bind.yaml',
  async read(checkout) {
    const tests = await textOf(checkout, 'test/1_cli.bats');
    const cases = tests.matchAll(
      /^@test "[^"]*" \{\s*run _app "[^"]*\/asset\/([\w-]+)\.yaml"\s*(assert_\w+)/gm,
    );
    return [...cases].flatMap(([, name, verdict]) => {
      const rules = badRobotAssets.find(([names]) => names.test(name))?.[1];
      if (!rules) return [];
      return [
        {
          name: `badrobot/${name}`,
          file: path.join(checkout, 'test/asset', `${name}.yaml`),
          rules,
          fails: verdict === 'assert_lt_zero_points',
        },
      ];
    });
  },
};
