import { findDirectoryProgram } from '../scripts/prepare/directory.mjs';

/** Path of a program of OpenLDAP. @throws Error saying how to get it */
export function directoryProgram(name: 'slapd' | 'ldapadd'): string {
  const path = findDirectoryProgram(name);
  if (!path) throw new Error(`${name} is missing: run node scripts/prepare.mjs directory`);
  return path;
}
