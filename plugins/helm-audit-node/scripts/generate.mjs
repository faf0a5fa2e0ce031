import { createRequire } from 'node:module';

// The Backstage CLI's transform lets Node load TypeScript as the tests do.
const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');

const { generate } = require('../src/tooling/generate.ts');

const ok = await generate(process.argv.includes('--check'));
if (!ok) {
  console.error('Run `yarn generate` and commit what it writes.');
  process.exitCode = 1;
}
