import { describe, expect, it } from 'vitest';
import { fileCycles, folderCycles } from './cycles.ts';
import { rules } from './rules.ts';
import { parseSource } from './source.ts';

/** The breaches of the one rule whose law holds `words`, in these files. */
function breaches(
  words: string,
  files: Record<string, string>,
  declared: Record<string, string[]> = {},
): string[] {
  const found = rules.filter(({ law }) => law.includes(words));
  if (found.length !== 1) throw new Error(`${found.length} rules are about “${words}”.`);
  const sources = Object.entries(files).map(([path, text]) => parseSource(path, text));
  return found.flatMap((rule) => rule.breaches(sources, declared));
}

const core = 'packages/core/src/a.ts';
const web = 'packages/web/src/a.tsx';
const server = 'packages/server/src/records/a.ts';

describe('How imports are read', () => {
  const specifiers = (text: string) => parseSource(core, text).imports.map(({ specifier }) => specifier);

  it('in every form', () => {
    expect(
      specifiers(`import a from 'a';
        import type { B } from 'b';
        import {
          c,
        } from 'c';
        import 'd';
        export * from 'e';
        export { f } from 'f';
        const g = await import('g');
        const element = 1;`),
    ).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  });

  it('and not in comments or texts', () => {
    expect(specifiers("// import a from 'a'\n/* import 'b' */ const c = \"import 'c'\";")).toEqual([]);
  });

  it('with what they lead to', () => {
    const { imports } = parseSource(
      core,
      "import './fields/text.ts'; import '@gejie/modules/effects'; import 'node:fs';",
    );
    expect(imports.map(({ path, package: name }) => path ?? name)).toEqual([
      'packages/core/src/fields/text.ts',
      '@gejie/modules',
      'node:fs',
    ]);
  });

  it('refuses what is not TypeScript', () => {
    expect(() => parseSource(core, 'const = 1')).toThrow(core);
  });
});

describe('The law of dependency', () => {
  it('keeps core to itself', () => {
    const law = 'core is the vocabulary';
    expect(
      breaches(law, { [core]: "import { text } from './fields/text.ts'; import Decimal from 'decimal.js';" }),
    ).toEqual([]);
    expect(breaches(law, { [core]: "import { account } from '@gejie/modules';" })).toHaveLength(1);
    expect(breaches(law, { [core]: "import type { App } from '@gejie/server';" })).toHaveLength(1);
    expect(breaches(law, { [core]: "import { readFile } from 'node:fs/promises';" })).toHaveLength(1);
    expect(
      breaches(law, { 'packages/core/src/a.test.ts': "import { readFile } from 'node:fs/promises';" }),
    ).toEqual([]);
  });

  it('keeps modules to core', () => {
    const file = 'packages/modules/src/sales/opportunity/opportunity.ts';
    expect(breaches('modules import core only', { [file]: "import { text } from '@gejie/core';" })).toEqual(
      [],
    );
    expect(
      breaches('modules import core only', { [file]: "import { find } from '@gejie/server';" }),
    ).toHaveLength(1);
  });

  it('keeps zod and Node out of what the browser gets, and leaves them to the effects', () => {
    const files = {
      'packages/modules/src/index.ts': "export * from './lead/lead.ts';",
      'packages/modules/src/effects.ts': "export * from './lead/convertLead.ts';",
      'packages/modules/src/lead/convertLead.ts': "import { z } from 'zod';",
    };
    const lead = 'packages/modules/src/lead/lead.ts';
    const law = 'what the browser gets';
    expect(breaches(law, { ...files, [lead]: "import type { Input } from './convertLead.ts';" })).toEqual([]);
    expect(breaches(law, { ...files, [lead]: "import { convert } from './convertLead.ts';" })).toEqual([
      'packages/modules/src/lead/convertLead.ts imports zod',
    ]);
    expect(breaches(law, { ...files, [lead]: "import { hash } from 'node:crypto';" })).toHaveLength(1);
  });

  it('parts server and web', () => {
    expect(breaches('server does not import the web', { [server]: "import '@gejie/web';" })).toHaveLength(1);
    const law = 'web app imports core';
    expect(
      breaches(law, {
        [web]: "import { field } from '@gejie/core'; import { modules } from '@gejie/modules';",
      }),
    ).toEqual([]);
    expect(breaches(law, { [web]: "import { effects } from '@gejie/modules/effects';" })).toHaveLength(1);
    expect(breaches(law, { [web]: "import type { Session } from '@gejie/server';" })).toHaveLength(1);
  });

  it('knows no way around by a path', () => {
    const law = 'speak to each other by name';
    expect(breaches(law, { [web]: "import { find } from '../../server/src/records/find.ts';" })).toHaveLength(
      1,
    );
    expect(breaches(law, { [web]: "import { x } from './screens/x.ts';" })).toEqual([]);
    expect(breaches(law, { [server]: "import { x } from '../../../../test/database.ts';" })).toHaveLength(1);
    const test = server.replace('.ts', '.test.ts');
    expect(breaches(law, { [test]: "import { x } from '../../../../test/database.ts';" })).toEqual([]);
    expect(breaches(law, { [test]: "import { x } from '../../../web/src/a.tsx';" })).toHaveLength(1);
  });

  it('knows no library that happens to be installed', () => {
    const declared = { core: ['@gejie/core', 'dayjs'] };
    expect(
      breaches('depends on each library', { [core]: "import dayjs from 'dayjs/esm';" }, declared),
    ).toEqual([]);
    expect(breaches('depends on each library', { [core]: "import _ from 'lodash';" }, declared)).toHaveLength(
      1,
    );
  });
});

describe('The style', () => {
  it('keeps SQL in the database folder', () => {
    const sql = "import { sql } from 'kysely'; const rows = sql`select 1`;";
    expect(breaches('SQL is spoken', { [server]: sql })).toEqual([
      `${server} imports kysely`,
      `${server}:1 has a sql\`…\` template`,
    ]);
    expect(breaches('SQL is spoken', { 'packages/server/src/database/a.ts': sql })).toEqual([]);
    expect(breaches('SQL is spoken', { [server]: "import type { Pool } from 'pg';" })).toHaveLength(1);
  });

  it('switches on no field type', () => {
    const law = 'switches on the type of a field';
    for (const discriminant of [
      'field.type',
      'type',
      'column.field.type',
      'definition!.type',
      'customField.type',
    ]) {
      expect(breaches(law, { [server]: `switch (${discriminant}) { default: }` }), discriminant).toEqual([
        `${server}:1`,
      ]);
    }
    expect(breaches(law, { [server]: 'switch (event.type) { default: }' })).toEqual([]);
    expect(breaches(law, { 'packages/core/src/fields/a.ts': 'switch (field.type) { default: }' })).toEqual(
      [],
    );
  });

  it('names what is inside', () => {
    const law = 'a name says what is inside';
    const bad = [
      'records/utils.ts',
      'helpers/a.ts',
      'records/dateHelper.ts',
      'StockManager.ts',
      'records/misc.ts',
      'test-utils.ts',
    ];
    const good = ['records/duty.ts', 'communication.ts', 'commonsense.ts', 'manage.ts'];
    for (const name of bad)
      expect(breaches(law, { [`packages/server/src/${name}`]: '' }), name).toHaveLength(1);
    for (const name of good) expect(breaches(law, { [`packages/server/src/${name}`]: '' }), name).toEqual([]);
  });

  it('keeps files short', () => {
    expect(breaches('at most 300 lines', { [core]: '\n'.repeat(300) })).toEqual([]);
    expect(breaches('at most 300 lines', { [core]: '\n'.repeat(301) })).toHaveLength(1);
  });
});

describe('Rings of folders', () => {
  const cycles = (files: Record<string, string>) =>
    folderCycles(Object.entries(files).map(([path, text]) => parseSource(path, text)));

  it('are found, however long', () => {
    expect(
      cycles({
        'packages/p/a/1.ts': "import '../b/1.ts';",
        'packages/p/b/1.ts': "import '../c/1.ts';",
        'packages/p/c/1.ts': "import '../a/2.ts';",
      }),
    ).toEqual([
      'packages/p/a → packages/p/b (1.ts imports packages/p/b/1.ts), packages/p/b → packages/p/c (1.ts imports packages/p/c/1.ts), packages/p/c → packages/p/a (1.ts imports packages/p/a/2.ts)',
    ]);
  });

  it('are none when the way leads nowhere, through types only, or between a folder and its own part', () => {
    expect(
      cycles({ 'packages/p/a/1.ts': "import '../b/1.ts';", 'packages/p/b/1.ts': "import './2.ts';" }),
    ).toEqual([]);
    expect(
      cycles({
        'packages/p/a/1.ts': "import '../b/1.ts';",
        'packages/p/b/1.ts': "import type { A } from '../a/2.ts';",
      }),
    ).toEqual([]);
    expect(
      cycles({ 'packages/p/a/1.ts': "import './b/1.ts';", 'packages/p/a/b/1.ts': "import '../2.ts';" }),
    ).toEqual([]);
  });
});

describe('Circles of files', () => {
  const circles = (files: Record<string, string>) =>
    fileCycles(Object.entries(files).map(([path, text]) => parseSource(path, text)));

  it('are found through types, and through what is loaded later', () => {
    expect(
      circles({
        'packages/web/src/a.tsx': "import './b.tsx';",
        'packages/web/src/b.tsx': "import type { A } from './a.tsx';",
        'packages/web/src/c.ts': "export const later = () => import('./d.ts');",
        'packages/web/src/d.ts': "import './c.ts';",
      }),
    ).toEqual([
      'packages/web/src/a.tsx → packages/web/src/b.tsx',
      'packages/web/src/c.ts → packages/web/src/d.ts',
    ]);
  });

  it('are none where a test looks at what it tests', () => {
    expect(
      circles({
        'packages/web/src/a.test.ts': "import './b.ts';",
        'packages/web/src/b.ts': "import './a.test.ts';",
      }),
    ).toEqual([]);
  });
});
