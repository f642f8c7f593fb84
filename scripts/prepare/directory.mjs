import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, Unprepared } from './run.mjs';

/** Debian puts the server where only root looks. */
const folders = () => [
  ...(process.env.PATH ?? '').split(delimiter),
  '/usr/sbin',
  '/usr/lib/openldap',
  '/usr/libexec',
];

/**
 * A program of OpenLDAP, for the tests of signing in by a company's directory.
 * @param {'slapd' | 'ldapadd'} name
 * @returns {string | null} path of the executable
 */
export function findDirectoryProgram(name) {
  return (
    folders()
      .map((folder) => join(folder, name))
      .find((path) => {
        try {
          accessSync(path, constants.X_OK);
          return true;
        } catch {
          return false;
        }
      }) ?? null
  );
}

/** Installs OpenLDAP on Debian as root; elsewhere says what is missing. */
export function ensureDirectory() {
  const present = () => findDirectoryProgram('slapd') && findDirectoryProgram('ldapadd');
  if (!present() && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.log('Installing slapd and ldap-utils …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const failure = 'apt-get could not install slapd and ldap-utils.';
    const lock = ['-o', 'DPkg::Lock::Timeout=300'];
    run('apt-get', [...lock, 'update', '-qq'], { env, failure });
    run('apt-get', ['install', '-y', '-qq', ...lock, '--no-install-recommends', 'slapd', 'ldap-utils'], {
      env,
      failure,
    });
  }
  if (!present()) {
    throw new Unprepared(
      'The tests of signing in by LDAP need OpenLDAP: install slapd and ldap-utils (Debian: apt-get install slapd ldap-utils).',
    );
  }
}
