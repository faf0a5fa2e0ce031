export { buildAssessment } from './assessment';
export { buildEntity } from './entity';
export { buildOwnership, buildRung } from './ownership';
export {
  buildHistory,
  buildReport,
  buildResponse,
  buildSummary,
} from './report';
export { buildDoc, buildFinding, buildRule } from './rules';
export {
  buildCell,
  buildEvidence,
  buildSloGaps,
  buildSuggestion,
  buildWatched,
} from './slo';
export * from './org';
