export { OwnerLink, ServiceLink, TitlesProvider } from './EntityLinks';
