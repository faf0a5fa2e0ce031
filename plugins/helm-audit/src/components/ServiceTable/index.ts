export { ServicesDrill } from './ServicesDrill';
