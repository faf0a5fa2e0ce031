export { deferred, mockHelmAuditApi } from './api';
export { renderOnEntityPage } from './renderOnEntityPage';
