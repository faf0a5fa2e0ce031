// Keeps ESLint from looking above this folder; every package has its own rules.
module.exports = { root: true };
