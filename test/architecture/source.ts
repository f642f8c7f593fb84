import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { parseSync, Visitor } from 'vite';

/** One import of a source file. */
export interface Import {
  /** As written: `./list.ts`, `@gejie/core`, `pg`. */
  specifier: string;
  /** For relative ones the path from the top of the repository, else null. */
  path: string | null;
  /** For others the name of the package: `@gejie/modules` of `@gejie/modules/effects`, `node:fs`; else null. */
  package: string | null;
  /** Gone at run time. */
  typeOnly: boolean;
}

/** What the rules look at in a source file. */
export interface Source {
  /** From the top of the repository, with slashes. */
  path: string;
  lines: number;
  isTest: boolean;
  imports: Import[];
  /** Lines that decide by the type of a field: `switch (field.type)`. */
  fieldTypeSwitches: number[];
  /** Lines with a sql`…` template. */
  sqlTemplates: number[];
}

export const root = dirname(dirname(import.meta.dirname));

const notSources = new Set(['node_modules', 'dist', 'data', 'artifacts']);

/** All sources below the given folders of the repository. */
export function readSources(folders: string[]): Source[] {
  return folders
    .flatMap((folder) => filesBelow(join(root, folder)))
    .filter((file) => /\.(tsx?|mjs)$/.test(file))
    .map((file) => parseSource(relative(root, file), readFileSync(file, 'utf8')));
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (notSources.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

export function parseSource(path: string, text: string): Source {
  const parsed = parseSync(path, text);
  const problem = parsed.errors.find(({ severity }) => severity === 'Error');
  if (problem) throw new Error(`${path}: ${problem.message}`);

  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  const source: Source = {
    path,
    lines: text.replace(/\n$/, '').split('\n').length,
    isTest: /\.(test|fixture)\.tsx?$/.test(path) || !path.startsWith('packages/'),
    imports: [],
    fieldTypeSwitches: [],
    sqlTemplates: [],
  };
  const add = (specifier: string, typeOnly: boolean) =>
    source.imports.push(describeImport(path, specifier, typeOnly));

  new Visitor({
    ImportDeclaration: (node) =>
      add(node.source.value, node.importKind === 'type' || onlyTypes(node.specifiers)),
    ExportNamedDeclaration: (node) => {
      if (node.source) add(node.source.value, node.exportKind === 'type');
    },
    ExportAllDeclaration: (node) => add(node.source.value, node.exportKind === 'type'),
    ImportExpression: (node) => {
      if (node.source.type === 'Literal' && typeof node.source.value === 'string')
        add(node.source.value, false);
    },
    SwitchStatement: (node) => {
      if (isTypeOfField(text.slice(node.discriminant.start, node.discriminant.end))) {
        source.fieldTypeSwitches.push(lineOf(node.start));
      }
    },
    TaggedTemplateExpression: (node) => {
      if (/^sql\b/.test(text.slice(node.tag.start, node.tag.end)))
        source.sqlTemplates.push(lineOf(node.start));
    },
  }).visit(parsed.program);
  return source;
}

/** `import { type A, type B }`: with verbatimModuleSyntax the file is still loaded, but nothing of it is used. */
function onlyTypes(specifiers: { type: string; importKind?: string }[]): boolean {
  return specifiers.length > 0 && specifiers.every(({ importKind }) => importKind === 'type');
}

/** `field.type`, `column.definition.type`, `type` on its own; but not `event.type`. */
function isTypeOfField(discriminant: string): boolean {
  return /(^|(field|column|definition)\w*[?!]?\.)(type|fieldType)$/i.test(discriminant.trim());
}

function describeImport(from: string, specifier: string, typeOnly: boolean): Import {
  if (specifier.startsWith('.')) {
    return { specifier, path: posix.join(posix.dirname(from), specifier), package: null, typeOnly };
  }
  const parts = specifier.split('/');
  const name = specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
  return { specifier, path: null, package: specifier.startsWith('node:') ? specifier : name, typeOnly };
}
