import { posix } from 'node:path';
import { fileCycles, folderCycles } from './cycles.ts';
import type { Import, Source } from './source.ts';

/** What the packages declare in their package.json, by folder name below packages/. */
export type Declared = Record<string, string[]>;

export interface Rule {
  /** As it would be said to a person. */
  law: string;
  /** Each breach in a line: where, and what. */
  breaches(sources: Source[], declared: Declared): string[];
}

/** Where records are read and written in SQL. */
const databaseFolder = 'packages/server/src/database/';
const databaseLibraries = new Set(['kysely', 'pg', 'pg-query-stream', 'pg-cursor', 'pg-copy-streams']);

/** Files outside the database folder that may speak SQL, each with its reason. */
export const sqlExceptions: Record<string, string> = {};

const longest = 300;

export const rules: Rule[] = [
  {
    law: 'core is the vocabulary: it imports nothing of the rest, nor of Node',
    breaches: (sources) =>
      importsOf('core', sources, ({ package: name }) => isOurs(name, ['@gejie/core']) || isNode(name)),
  },
  {
    law: 'modules import core only',
    breaches: (sources) =>
      importsOf('modules', sources, ({ package: name }) => isOurs(name, ['@gejie/core', '@gejie/modules'])),
  },
  {
    law: 'what the browser gets of the modules (src/index.ts and all it reaches) imports neither zod nor Node',
    breaches: (sources) => {
      const reached = reachedFrom('packages/modules/src/index.ts', sources);
      return importsOf(
        'modules',
        sources.filter(({ path }) => reached.has(path)),
        ({ package: name, typeOnly }) => !typeOnly && (name === 'zod' || isNode(name)),
      );
    },
  },
  {
    law: 'the server does not import the web app',
    breaches: (sources) => importsOf('server', sources, ({ package: name }) => name === '@gejie/web'),
  },
  {
    law: 'the web app imports core and what is browser-safe of the modules, never the server or the effects',
    breaches: (sources) =>
      importsOf(
        'web',
        sources,
        ({ package: name, specifier }) =>
          isOurs(name, ['@gejie/core', '@gejie/modules']) ||
          specifier.startsWith('@gejie/modules/') ||
          isNode(name),
      ),
  },
  {
    law: 'packages speak to each other by name, not by a path into one another',
    breaches: (sources) =>
      sources.flatMap((source) =>
        source.imports
          .filter(({ path }) => path !== null && leavesPackage(source, path))
          .map((found) => describe(source, found)),
      ),
  },
  {
    law: 'a package depends on each library that it imports, not for its development alone',
    breaches: (sources, declared) =>
      sources.flatMap((source) => {
        const known = declared[packageOf(source.path) ?? ''];
        // How a package is built is no part of what it runs with.
        if (!known || source.isTest || !source.path.includes('/src/')) return [];
        return source.imports
          .filter(({ package: name }) => name !== null && !isNode(name) && !known.includes(name))
          .map((found) => describe(source, found));
      }),
  },
  {
    law: 'SQL is spoken in packages/server/src/database only',
    breaches: (sources) =>
      sources
        .filter(({ path, isTest }) => !isTest && !path.startsWith(databaseFolder) && !(path in sqlExceptions))
        .flatMap((source) => [
          ...source.imports
            .filter(({ package: name }) => name !== null && databaseLibraries.has(name))
            .map((found) => describe(source, found)),
          ...source.sqlTemplates.map((line) => `${source.path}:${line} has a sql\`…\` template`),
        ]),
  },
  {
    law: 'nothing switches on the type of a field, except what stands in a folder of field types',
    breaches: (sources) =>
      sources
        .filter(({ path }) => !path.includes('/fields/'))
        .flatMap(({ path, fieldTypeSwitches }) => fieldTypeSwitches.map((line) => `${path}:${line}`)),
  },
  {
    law: 'a name says what is inside: no utils, helpers, manager, misc, common',
    breaches: (sources) =>
      sources.map(({ path }) => path).filter((path) => path.split('/').some(saysNothing)),
  },
  {
    law: 'folders do not import one another in a ring',
    breaches: folderCycles,
  },
  {
    law: 'files do not import one another in a circle, be it for their types',
    breaches: fileCycles,
  },
  {
    law: `a file has at most ${longest} lines`,
    breaches: (sources) =>
      sources.filter(({ lines }) => lines > longest).map(({ path, lines }) => `${path} has ${lines} lines`),
  },
];

function importsOf(name: string, sources: Source[], isForbidden: (found: Import) => boolean): string[] {
  return sources
    .filter(({ path, isTest }) => packageOf(path) === name && !isTest)
    .flatMap((source) => source.imports.filter(isForbidden).map((found) => describe(source, found)));
}

/** Test files are held to the law as well where it is about paths: all that they may reach for is test/. */
function leavesPackage(source: Source, target: string): boolean {
  const home = packageOf(source.path);
  if (home === null || target.startsWith(`packages/${home}/`)) return false;
  return !(source.isTest && target.startsWith('test/'));
}

function reachedFrom(start: string, sources: Source[]): Set<string> {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const reached = new Set([start]);
  for (const path of reached) {
    for (const { path: target, typeOnly } of byPath.get(path)?.imports ?? []) {
      if (target !== null && !typeOnly) reached.add(target);
    }
  }
  return reached;
}

function saysNothing(part: string): boolean {
  const words = part
    .replace(/\.\w+$/, '')
    .split(/[-_.]|(?<=[a-z])(?=[A-Z])/)
    .map((word) => word.toLowerCase());
  return words.some((word) => /^(utils?|utilities|helpers?|managers?|misc|commons?)$/.test(word));
}

const packageOf = (path: string) => /^packages\/([^/]+)\//.exec(path)?.[1] ?? null;

const isOurs = (name: string | null, except: string[]) =>
  name?.startsWith('@gejie/') === true && !except.includes(name);

const isNode = (name: string | null) => name?.startsWith('node:') === true;

const describe = (source: Source, found: Import) =>
  `${posix.normalize(source.path)} imports ${found.specifier}`;
