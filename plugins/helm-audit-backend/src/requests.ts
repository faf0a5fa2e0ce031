import { InputError } from '@backstage/errors';
import { z } from 'zod';

/**
 * Reads the parameters of a request.
 *
 * @throws InputError that names each parameter that is invalid
 */
export function parse<T extends z.ZodTypeAny>(
  schema: T,
  input: unknown,
): z.output<T> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issues = result.error.issues.map(
    issue => `${issue.path.join('.')}: ${issue.message}`,
  );
  throw new InputError(`Invalid request: ${issues.join('; ')}`);
}
