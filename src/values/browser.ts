/** Door for pages: offices in words. */
export type { Words } from './command.ts';
export { type Role, readers, registrars, roles, roleWords } from './role.ts';
