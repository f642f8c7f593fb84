// What a bare clone needs before a command can run. npm calls it as the `pre…` step of each script; it needs
// nothing but the Node (20 or newer) and npm that are there, and does nothing when all is already in place.
//
//   node scripts/prepare.mjs [web] [browser] [directory] [office]
//
// Always: the dependencies. `web`: the built web app. `browser`: a Chromium for the journeys.
// `directory`: an OpenLDAP server for the tests of signing in. `office`: a LibreOffice for the test that opens exports.
import { ensureBrowser } from './prepare/browser.mjs';
import { ensureDependencies } from './prepare/dependencies.mjs';
import { ensureDirectory } from './prepare/directory.mjs';
import { ensureOffice } from './prepare/office.mjs';
import { Unprepared } from './prepare/run.mjs';
import { ensureWebApp } from './prepare/webApp.mjs';

const wanted = new Set(process.argv.slice(2));

try {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new Unprepared(`Gejie CRM needs Node 20 or newer; this is Node ${process.versions.node}.`);
  }
  ensureDependencies();
  if (wanted.has('web')) ensureWebApp();
  if (wanted.has('browser')) ensureBrowser();
  if (wanted.has('directory')) ensureDirectory();
  if (wanted.has('office')) ensureOffice();
} catch (error) {
  if (!(error instanceof Unprepared)) throw error;
  console.error(`\n${error.message}\n`);
  process.exitCode = 1;
}
