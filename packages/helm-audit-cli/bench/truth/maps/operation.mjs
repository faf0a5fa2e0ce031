/** Which of our rules on reliability, capacity, references and APIs say what a check says. */
export const checkov = {};

/** By policy and name of the test, whose constraint has parameters of its own. */
export const gatekeeper = {};

export const kubeaudit = {};

export const kyverno = {};

/** By the name of the check's file. */
export const trivy = {};

/** Why we disagree with a case, one line each. */
export const explained = {};
