/** Factors of the suffixes of the Kubernetes quantity grammar. */
const FACTORS: Record<string, number> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/**
 * Reads a Kubernetes resource quantity, such as `250m`, `1.5`, `512Mi` or `1e3`, in base
 * units: cores for CPU, bytes for memory and storage.
 *
 * @returns undefined when the value is no quantity; the API would reject it
 */
export function parseQuantity(value: unknown): number | undefined {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : undefined;
  }
  if (typeof value !== 'string') return undefined;
  const match = value.match(
    /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))(?:[eE]([+-]?\d+)|([numkMGTPE]|[KMGTPE]i)?)$/,
  );
  if (!match) return undefined;
  const [, digits, exponent, suffix = ''] = match;
  const factor = exponent ? 10 ** Number(exponent) : FACTORS[suffix];
  return Number(digits) * factor;
}
