/** Which of our rules say what a check says, by tool; security and the rest side by side. */
import * as operation from './maps/operation.mjs';
import * as security from './maps/security.mjs';

export const checkovChecks = { ...operation.checkov, ...security.checkov };
export const gatekeeperChecks = {
  ...operation.gatekeeper,
  ...security.gatekeeper,
};
export const kubeauditChecks = { ...operation.kubeaudit, ...security.kubeaudit };
export const kyvernoChecks = { ...operation.kyverno, ...security.kyverno };
export const trivyChecks = { ...operation.trivy, ...security.trivy };

/** Why we disagree with a case, one line each. */
export const explained = { ...operation.explained, ...security.explained };
