/** Door for pages: offices in words. */
export { roles, roleWords } from './role.ts';
