export { deferred, mockHelmAuditApi, mockOrgApi } from './api';
export { renderOnEntityPage } from './renderOnEntityPage';
export { renderOrgPage } from './renderOrgPage';
