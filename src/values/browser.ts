/** Door for pages: offices in words. */
export { type Role, readers, registrars, roles, roleWords } from './role.ts';
