export { FindingDetails } from './FindingDetails';
export { formatSubject } from './FindingFacts';
export { formatPlace } from './Snippet';
