import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, Unprepared } from './run.mjs';

/**
 * LibreOffice, for the test that opens what was exported.
 * @returns {string | null} path of the executable
 */
export function findOffice() {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    '/Applications/LibreOffice.app/Contents/MacOS',
  ];
  return (
    folders
      .map((folder) => join(folder, 'soffice'))
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

/** Installs LibreOffice's spreadsheet on Debian as root; elsewhere says what is missing. */
export function ensureOffice() {
  if (!findOffice() && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.log('Installing libreoffice-calc-nogui …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const failure = 'apt-get could not install libreoffice-calc-nogui.';
    const lock = ['-o', 'DPkg::Lock::Timeout=300'];
    run('apt-get', [...lock, 'update', '-qq'], { env, failure });
    const wanted = ['--no-install-recommends', 'libreoffice-calc-nogui'];
    run('apt-get', ['install', '-y', '-qq', ...lock, ...wanted], { env, failure });
  }
  if (!findOffice()) {
    throw new Unprepared(
      'The test that opens exports needs LibreOffice: install its spreadsheet (Debian: apt-get install libreoffice-calc-nogui).',
    );
  }
}
