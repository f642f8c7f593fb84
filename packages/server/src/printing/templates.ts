import {
  type AnsweredRecord,
  type Language,
  type Module,
  type Paper,
  type PrintBlock,
  type PrintTemplateAnswer,
  standardBlocks,
} from '@gejie/core';
import type { Session } from '../access/session.ts';
import { notFound } from '../problem.ts';
import type { RecordService } from '../records/recordService.ts';

/** How a record is to be printed. */
export interface PrintPlan {
  name: string | null;
  blocks: PrintBlock[];
  language: Language;
  paper: Paper;
  landscape: boolean;
  footer: string | null;
}

const most = 100;
/** The template that every module has. */
export const standard = 'standard';

/** The templates of a module in use, the usual one first; at last the standard one. */
export async function templatesOf(
  records: RecordService,
  session: Session,
  module: Module,
): Promise<PrintTemplateAnswer[]> {
  const found = await records.find(session, 'printTemplate', {
    where: { module: module.path, active: true },
    sort: 'position,name',
    fields: ['name', 'language'],
    limit: most,
  });
  const kept = found.records.map(
    ({ id, name, language }): PrintTemplateAnswer => ({
      template: String(id),
      name: String(name),
      language: language === 'en' ? 'en' : 'zh',
    }),
  );
  return [...kept, { template: standard, name: null, language: session.language === 'en' ? 'en' : 'zh' }];
}

/** @throws ProblemError notFound for a template of another module, or none */
export async function planOf(
  records: RecordService,
  session: Session,
  module: Module,
  template: string,
  wish: Language | undefined,
): Promise<PrintPlan> {
  if (template === standard) return standardPlan(module, wish ?? session.language);
  if (!/^[1-9]\d{0,14}$/.test(template)) throw notFound();
  const kept = await records.get(session, 'printTemplate', Number(template));
  if (kept.module !== module.path || kept.deletedAt) throw notFound();
  return keptPlan(kept);
}

export function standardPlan(module: Module, language: Language): PrintPlan {
  return {
    name: null,
    blocks: standardBlocks(module, language),
    language,
    paper: 'A4',
    landscape: false,
    footer: null,
  };
}

function keptPlan({ name, blocks, language, paper, landscape, footer }: AnsweredRecord): PrintPlan {
  return {
    name: String(name),
    blocks: (blocks ?? []) as PrintBlock[],
    language: languageOf(language),
    paper: (paper ?? 'A4') as Paper,
    landscape: landscape === true,
    footer: (footer ?? null) as string | null,
  };
}

/** The language of a template as the product names it. */
export function languageOf(code: unknown): Language {
  return code === 'en' ? 'en' : 'zh-CN';
}
