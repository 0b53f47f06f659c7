/** Door for pages: offices in words. */
export { civilStatus, communePolice, identityPolice, type Role, readers, registrars, roles, roleWords, scopeOf } from './role.ts';
