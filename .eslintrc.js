/**
 * Keeps ESLint from looking above this folder. Every package has its own rules; these hold
 * for all. What is audited is written by anybody, so no regular expression may take more than
 * linear time by going back and forth over it.
 */
module.exports = {
  root: true,
  plugins: ['regexp'],
  rules: { 'regexp/no-super-linear-backtracking': 'error' },
};
