import type { PrintBlock } from '../fields/printBlock.ts';
import { inLanguage, type Language } from '../messages/label.ts';
import { standardLayout } from './layout.ts';
import type { Module } from './module.ts';
import type { StandardBlock } from './printTrait.ts';

/**
 * What a module's records look like on paper as long as nobody made a template: as declared, or all there is. PLT-20
 * @param paper name of one of its further papers; absent: the usual one
 */
export function standardBlocks(module: Module, language: Language, paper?: string): PrintBlock[] {
  const { print, papers = {} } = module.definition;
  const declared = (paper === undefined ? print : papers[paper]?.blocks) ?? derived(module);
  return declared.map(({ text, labels, fields, ...block }) => ({
    ...block,
    ...(text ? { text: inLanguage(text, language) } : {}),
    ...(labels ? { labels: labels.map((label) => inLanguage(label, language)) } : {}),
    ...(fields ? { fields: [...fields] } : {}),
  }));
}

function derived(module: Module): StandardBlock[] {
  const { sections } = standardLayout(module);
  const has = (name: string) => module.fields.has(name);
  const head = ['number', 'owner', 'createdAt'].filter(has);
  const parts = sections.flatMap((section): StandardBlock[] => {
    const names = section.fields.map(({ field }) => field).filter((name) => !head.includes(name));
    const lined = names.filter((name) => module.fields.get(name)?.type.keptInRows);
    const fields = names.filter((name) => !lined.includes(name));
    if (names.length === 0) return [];
    return [
      { kind: 'text', text: section.label, bold: true },
      ...(fields.length > 0 ? [{ kind: 'facts', fields, columns: 2 } as const] : []),
      ...lined.map((list) => ({ kind: 'table', list }) as const),
    ];
  });
  const title = {
    zh: `${module.label.zh} {{${module.title}}}`,
    en: `${module.label.en} {{${module.title}}}`,
  };
  return [
    { kind: 'letterhead' },
    { kind: 'title', text: title },
    ...(head.length > 0 ? [{ kind: 'facts', fields: head, columns: 3 } as const] : []),
    ...parts,
  ];
}
