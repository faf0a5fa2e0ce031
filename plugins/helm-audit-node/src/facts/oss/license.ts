import correct from 'spdx-correct';
import parse from 'spdx-expression-parse';
import { LicenseReport } from '@helm-audit/plugin-helm-audit-common';

/** How licences begin; the first that matches counts, so the particular come first. */
const TITLES: ReadonlyArray<[RegExp, string]> = [
  [/Apache License\s+Version 2\.0/i, 'Apache-2.0'],
  [/GNU AFFERO GENERAL PUBLIC LICENSE\s+Version 3/i, 'AGPL-3.0-only'],
  [/GNU LESSER GENERAL PUBLIC LICENSE\s+Version 3/i, 'LGPL-3.0-only'],
  [/GNU LESSER GENERAL PUBLIC LICENSE\s+Version 2\.1/i, 'LGPL-2.1-only'],
  [/GNU GENERAL PUBLIC LICENSE\s+Version 3/i, 'GPL-3.0-only'],
  [/GNU GENERAL PUBLIC LICENSE\s+Version 2/i, 'GPL-2.0-only'],
  [/Mozilla Public License,?\s+Version 2\.0/i, 'MPL-2.0'],
  [/Server Side Public License\s+VERSION 1/i, 'SSPL-1.0'],
  [/Business Source License 1\.1/i, 'BUSL-1.1'],
  [/Elastic License 2\.0/i, 'Elastic-2.0'],
  [/BSD 3-Clause/i, 'BSD-3-Clause'],
  [/BSD 2-Clause/i, 'BSD-2-Clause'],
  [/\bISC License/i, 'ISC'],
  [/\bMIT License\b|Permission is hereby granted, free of charge/i, 'MIT'],
  [/This is free and unencumbered software/i, 'Unlicense'],
];

/** A licence that somebody names, as an SPDX expression where it can be read as one. */
export function readLicense(text: string, source: string): LicenseReport {
  const name = text.trim();
  if (isSpdx(name)) return { expression: name, isSpdx: true, source };
  const corrected = name && name.length <= 64 ? correct(name) : null;
  return corrected
    ? { expression: corrected, isSpdx: true, source }
    : { expression: name.slice(0, 64), isSpdx: false, source };
}

/** The licence that a text is, by how it begins. */
export function recogniseLicense(
  text: string,
  source: string,
): LicenseReport | undefined {
  const title = TITLES.find(([pattern]) => pattern.test(text));
  return title && { expression: title[1], isSpdx: true, source };
}

/** Whether a text is an SPDX licence expression. */
export function isSpdx(text: string): boolean {
  try {
    parse(text);
    return true;
  } catch {
    return false;
  }
}
