import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { outputOf, run, Unprepared } from './run.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The browser for the journeys: `CHROMIUM` from the environment, else the first one on the PATH.
 * @returns {string | null} path of the executable
 */
export function findBrowser() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...applications].find(isExecutable) ?? null;
}

/** Installs Chromium and a Chinese font on Debian as root; elsewhere says what is missing. */
export function ensureBrowser() {
  const canInstall = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  const missing = [...(findBrowser() ? [] : ['chromium']), ...(hasChineseFont() ? [] : ['fonts-noto-cjk'])];
  if (canInstall && missing.length > 0) {
    console.log(`Installing ${missing.join(' and ')} …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const failure = `apt-get could not install ${missing.join(' and ')}.`;
    run('apt-get', ['update', '-qq'], { env, failure });
    run(
      'apt-get',
      ['install', '-y', '-qq', '-o', 'DPkg::Lock::Timeout=300', '--no-install-recommends', ...missing],
      { env, failure },
    );
  }
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

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
