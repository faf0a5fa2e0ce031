import SwaggerParser from '@apidevtools/swagger-parser';
import {
  AUDIT_STAGES,
  AUDIT_STATES,
} from '@helm-audit/plugin-helm-audit-common';
import { OpenAPI } from 'openapi-types';
import { readOpenApi } from '../__testUtils__/contract';

describe('openapi.yaml', () => {
  it('is a valid OpenAPI 3.1 document', async () => {
    const document = readOpenApi();
    expect(document.openapi).toMatch(/^3\.1\./);
    await expect(
      SwaggerParser.validate(document as OpenAPI.Document),
    ).resolves.toBeDefined();
  });

  it('knows all states and stages', () => {
    const { schemas } = readOpenApi().components;
    expect(schemas.AuditSummary.properties.state.enum).toEqual([
      ...AUDIT_STATES,
    ]);
    expect(schemas.AuditStage.enum).toEqual([...AUDIT_STAGES]);
  });
});
