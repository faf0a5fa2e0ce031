export { buildEntity } from './entity';
export { buildOwnership, buildRung } from './ownership';
export {
  buildHistory,
  buildReport,
  buildResponse,
  buildSummary,
} from './report';
export { buildDoc, buildFinding, buildRule } from './rules';
