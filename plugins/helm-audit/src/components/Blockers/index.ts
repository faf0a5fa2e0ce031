export { Blockers } from './Blockers';
