export { EntityTab, isLinked } from './EntityTab';
