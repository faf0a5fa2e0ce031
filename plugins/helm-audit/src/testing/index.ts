export { buildEntity } from './entity';
export {
  buildHistory,
  buildReport,
  buildResponse,
  buildSummary,
} from './report';
export { buildDoc, buildFinding, buildRule } from './rules';
