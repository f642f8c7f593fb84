import { findProgram, installOnDebian, isExecutable } from './programs.mjs';
import { outputOf, Unprepared } from './run.mjs';

// The shell first: the same engine without the windows, tabs and services of a whole browser, at half their work.
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The browser for the journeys: `CHROMIUM` from the environment, else the first one on the PATH.
 * @returns {string | null} path of the executable
 */
export function findBrowser() {
  return process.env.CHROMIUM || findProgram(names) || (applications.find(isExecutable) ?? null);
}

/** Installs a Chromium without windows and a Chinese font on Debian as root; elsewhere says what is missing. */
export function ensureBrowser() {
  installOnDebian([
    ...(process.env.CHROMIUM || findProgram(names.slice(0, 1)) ? [] : ['chromium-headless-shell']),
    ...(hasChineseFont() ? [] : ['fonts-noto-cjk']),
  ]);
  const browser = findBrowser();
  if (!browser) {
    throw new Unprepared('The journeys need Chromium or Chrome: install one, or give its path in CHROMIUM.');
  }
  if (!isExecutable(browser)) throw new Unprepared(`CHROMIUM is ${browser}, which cannot be run.`);
}

/** Without a Chinese font the screenshots show boxes. Without `fc-list` there is no font at all on a Debian. */
function hasChineseFont() {
  return Boolean(outputOf('fc-list', [':lang=zh', 'family']));
}
