import { findProgram, installOnDebian } from './programs.mjs';
import { Unprepared } from './run.mjs';

/**
 * LibreOffice, for the test that opens what was exported.
 * @returns {string | null} path of the executable
 */
export function findOffice() {
  return findProgram(['soffice'], ['/Applications/LibreOffice.app/Contents/MacOS']);
}

/** Installs LibreOffice's spreadsheet on Debian as root; elsewhere says what is missing. */
export function ensureOffice() {
  if (!findOffice()) installOnDebian(['libreoffice-calc-nogui']);
  if (!findOffice()) {
    throw new Unprepared(
      'The test that opens exports needs LibreOffice: install its spreadsheet (Debian: apt-get install libreoffice-calc-nogui).',
    );
  }
}
