import Ajv2020 from 'ajv/dist/2020';
import schema from '@helm-audit/plugin-helm-audit-common/report.schema.json';
import { REPORT_SCHEMA_VERSION } from '@helm-audit/plugin-helm-audit-common';
import { makeSampleReport } from '../testing/sampleReport';
import { formatJson } from './json';

describe('formatJson', () => {
  const validate = new Ajv2020({ allErrors: true, strict: false }).compile(
    schema,
  );

  it.each([
    ['a chart', {}],
    [
      'a chart that does not render',
      { 'templates/bad.yaml': '{{ fail "no" }}' },
    ],
  ])('writes %s as the published schema has it', async (_, files) => {
    const document = JSON.parse(formatJson(await makeSampleReport(files)));
    validate(document);
    expect(validate.errors ?? []).toEqual([]);
    expect(document.schemaVersion).toBe(REPORT_SCHEMA_VERSION);
    expect(schema.$id).toContain(REPORT_SCHEMA_VERSION);

    const { rules, ...others } = document;
    expect(validate(others)).toBe(false);
    const [rule] = rules;
    const wrong = { ...document, rules: [{ ...rule, outcome: 'perhaps' }] };
    expect(validate(wrong)).toBe(false);
  });
});
