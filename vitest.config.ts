import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longestFirst.ts';

// Three groups, one after the other: what needs no database, what does, and the journeys in a browser.
const database = ['test/globalSetup.ts'];

export default defineConfig({
  test: {
    pool: 'forks',
    // Two cores are what a small machine, and CI, has; a third file goes on where one waits for a page or a server.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // Dozens of servers are started in a run: only the first one compiles the code.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules', '.cache', 'compiled') },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'packages/{core,modules,web}/**/*.test.{ts,tsx}',
            'test/architecture/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['packages/server/**/*.test.ts', 'bench/**/*.test.ts', 'test/*.test.ts'],
          globalSetup: database,
          // The code is loaded once in a process, not for each of its files: that was a third of all time.
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['e2e/**/*.test.ts'],
          globalSetup: database,
          // The files that a process runs share its browser; each has a company and a server of its own.
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A browser and a server share two cores with whatever else runs there: one late frame is no defect.
          retry: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
