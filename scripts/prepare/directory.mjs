import { findProgram, installOnDebian } from './programs.mjs';
import { Unprepared } from './run.mjs';

/** Debian puts the server where only root looks. */
const folders = ['/usr/sbin', '/usr/lib/openldap', '/usr/libexec'];

/**
 * A program of OpenLDAP, for the tests of signing in by a company's directory.
 * @param {'slapd' | 'ldapadd'} name
 * @returns {string | null} path of the executable
 */
export function findDirectoryProgram(name) {
  return findProgram([name], folders);
}

/** Installs OpenLDAP on Debian as root; elsewhere says what is missing. */
export function ensureDirectory() {
  const present = () => findDirectoryProgram('slapd') && findDirectoryProgram('ldapadd');
  if (!present()) installOnDebian(['slapd', 'ldap-utils']);
  if (!present()) {
    throw new Unprepared(
      'The tests of signing in by LDAP need OpenLDAP: install slapd and ldap-utils (Debian: apt-get install slapd ldap-utils).',
    );
  }
}
