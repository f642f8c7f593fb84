import {
  type AnsweredRecord,
  inLanguage,
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
/** The template that every module has; further papers of a module are `standard:name`. */
export const standard = 'standard';
const furtherPaper = /^standard:(\w{1,60})$/;

/** The templates of a module in use, the usual one first; at last the standard ones. */
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
      isStandard: false,
      language: language === 'en' ? 'en' : 'zh',
    }),
  );
  const own = { isStandard: true, language: session.language === 'en' ? 'en' : 'zh' } as const;
  const papers = Object.entries(module.definition.papers ?? {}).map(
    ([name, { label }]): PrintTemplateAnswer => ({
      template: `${standard}:${name}`,
      name: inLanguage(label, session.language),
      ...own,
    }),
  );
  return [...kept, { template: standard, name: null, ...own }, ...papers];
}

/** @throws ProblemError notFound for a template of another module, or none */
export async function planOf(
  records: RecordService,
  session: Session,
  module: Module,
  template: string,
  wish: Language | undefined,
): Promise<PrintPlan> {
  const language = wish ?? session.language;
  if (template === standard) return standardPlan(module, language);
  const [, paper] = furtherPaper.exec(template) ?? [];
  if (paper !== undefined) return paperPlan(module, paper, language);
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

/** @throws ProblemError notFound */
function paperPlan(module: Module, name: string, language: Language): PrintPlan {
  const { papers = {} } = module.definition;
  const paper = Object.hasOwn(papers, name) ? papers[name] : undefined;
  if (!paper) throw notFound();
  return {
    ...standardPlan(module, language),
    name: inLanguage(paper.label, language),
    blocks: standardBlocks(module, language, name),
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
