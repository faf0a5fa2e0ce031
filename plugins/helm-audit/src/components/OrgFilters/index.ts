export { OrgFilters } from './OrgFilters';
export { Picker } from './Picker';
