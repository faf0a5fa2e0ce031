export { NothingMatches, NoServices } from './OrgStates';
