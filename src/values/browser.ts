/** Door for pages: offices in words; words without their tones. */
export { withoutMarks } from './name.ts';
export { civilStatus, communePolice, identityPolice, type Role, readers, registrars, roles, roleWords, scopeOf } from './role.ts';
