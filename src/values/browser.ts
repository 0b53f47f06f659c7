/** Door for pages: offices in words. */
export type { Words } from './command.ts';
export { civilStatus, communePolice, identityPolice, type Role, readers, registrars, roles, roleWords } from './role.ts';
