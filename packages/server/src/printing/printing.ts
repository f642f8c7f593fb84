import {
  dayIn,
  filledIn,
  Invalid,
  inLanguage,
  type Language,
  type Module,
  type OutlinedBlock,
  type PrintBlock,
  type PrintTemplateAnswer,
  parseBlocks,
  standardBlocks,
} from '@gejie/core';
import { z } from 'zod';
import type { Session } from '../access/session.ts';
import { plainText } from '../plainText.ts';
import { invalid, issueAt, notFound } from '../problem.ts';
import { compose } from './compose.ts';
import { Press } from './draw/press.ts';
import { filler } from './fill.ts';
import { type Gathered, type GatheringNeeds, gather } from './gather.ts';
import { outline } from './outline.ts';
import { languageOf, type PrintPlan, planOf, standard, templatesOf } from './templates.ts';

export const printDraftSchema = z.strictObject({
  module: z.string().max(63),
  record: z.int().positive().nullable().optional(),
  blocks: z.array(z.unknown()).max(100),
  language: z.enum(['zh', 'en']),
  paper: z.enum(['A4', 'A5', 'LETTER']).default('A4'),
  landscape: z.boolean().default(false),
  footer: plainText(300).nullable().default(null),
});

/** Characters of a record's number or name at the foot of each page. */
const longestCalled = 60;

/** A document to be looked at, kept or printed. */
export interface PrintedFile {
  name: string;
  content: Buffer;
}

/** Records on paper, by templates; what the reader may not read is not on it. PLT-20 */
export class Printing {
  private readonly needs: GatheringNeeds;
  private readonly press = new Press();

  constructor(needs: GatheringNeeds) {
    this.needs = needs;
  }

  /** The ways to print records of a module, the usual one first. */
  templates(session: Session, module: Module): Promise<PrintTemplateAnswer[]> {
    return templatesOf(this.needs.records, session, module);
  }

  /** What a new template begins with. */
  standard(module: Module, language: Language): PrintBlock[] {
    return standardBlocks(module, language);
  }

  /**
   * @param template id of one, `standard`, `standard:deliveryNote`; absent: the usual one of the module
   * @param language of the standard template; absent: the reader's
   * @throws ProblemError notFound
   */
  async print(
    session: Session,
    module: Module,
    id: number,
    template?: string,
    language?: Language,
  ): Promise<PrintedFile> {
    const { records } = this.needs;
    const [usual] = template === undefined ? await this.templates(session, module) : [];
    const plan = await planOf(records, session, module, template ?? usual?.template ?? '', language);
    return this.draw(session, module, id, plan);
  }

  /** The template for readers of a language: the first in it, else the standard one. */
  async usual(session: Session, module: Module, language: Language): Promise<string> {
    const offered = await this.templates(session, module);
    const kept = offered.find((one) => !one.isStandard && languageOf(one.language) === language);
    return kept?.template ?? standard;
  }

  /** The template, or else the usual one, and the language it speaks. @throws ProblemError notFound */
  async way(
    session: Session,
    module: Module,
    template?: string,
    wish?: Language,
  ): Promise<{ template: string; language: Language }> {
    const [usual] = template === undefined ? await this.templates(session, module) : [];
    const chosen = template ?? usual?.template ?? standard;
    const { language } = await planOf(this.needs.records, session, module, chosen, wish);
    return { template: chosen, language };
  }

  /** Texts with their placeholders filled, as far as the reader may read what they stand for. */
  async filled(
    session: Session,
    module: Module,
    id: number,
    texts: readonly string[],
    language: Language,
  ): Promise<string[]> {
    const blocks = texts.map((text): PrintBlock => ({ kind: 'text', text }));
    const fill = filler(await gather(this.needs, session, module, id, { blocks, language }));
    return texts.map((text) => filledIn(text, fill));
  }

  /** What a template prints, to be shown on a page. @throws ProblemError notFound */
  async outline(
    session: Session,
    module: Module,
    id: number,
    template: string,
    language: Language,
  ): Promise<{ blocks: OutlinedBlock[]; logo: string | null }> {
    const plan = await planOf(this.needs.records, session, module, template, language);
    const gathered = await gather(this.needs, session, module, id, plan);
    return { blocks: outline(gathered), logo: gathered.logo };
  }

  /** A template as it would print, before it is kept. @throws ProblemError invalid at its blocks */
  async preview(session: Session, draft: z.infer<typeof printDraftSchema>): Promise<PrintedFile> {
    const { records, registry } = this.needs;
    const module = registry().at(draft.module);
    if (!module) throw notFound();
    const id = draft.record ?? (await this.newest(session, module));
    if (id === null) throw notFound();
    const { language, paper, landscape, footer } = draft;
    const blocks = blocksOf(draft.blocks);
    await records.get(session, module.name, id, ['id']);
    return this.draw(session, module, id, {
      name: null,
      blocks,
      language: languageOf(language),
      paper,
      landscape,
      footer,
    });
  }

  private async newest(session: Session, module: Module): Promise<number | null> {
    const { records } = await this.needs.records.find(session, module.name, { fields: ['id'], limit: 1 });
    return records[0]?.id ?? null;
  }

  private async draw(session: Session, module: Module, id: number, plan: PrintPlan): Promise<PrintedFile> {
    const gathered = await gather(this.needs, session, module, id, plan);
    const { record, writing, company } = gathered;
    const called = [record.number, record[module.title]].find((one) => typeof one === 'string') ?? String(id);
    const title = `${plan.name ?? inLanguage(module.label, plan.language)} ${called}`;
    const sheet = (within: Gathered) => ({
      pageSize: plan.paper,
      pageOrientation: plan.landscape ? ('landscape' as const) : ('portrait' as const),
      pageMargins: [40, 36, 40, 44] as [number, number, number, number],
      info: { title, author: company.name },
      defaultStyle: { font: 'Sans', fontSize: 9.5, lineHeight: 1.15, color: '#1c232d' },
      content: compose(within),
      pageFooter: { text: plan.footer ?? '', name: called.slice(0, longestCalled), color: '#5f6875' },
    });
    return {
      name: `${title} ${dayIn(writing.timeZone, writing.now)}.pdf`,
      content: await this.drawn(gathered, sheet),
    };
  }

  /** Without the logo where that is what cannot be drawn. */
  private async drawn(
    gathered: Gathered,
    sheet: (within: Gathered) => Parameters<Press['draw']>[0],
  ): Promise<Buffer> {
    try {
      return await this.press.draw(sheet(gathered));
    } catch (error) {
      if (gathered.logo === null) throw error;
      return this.press.draw(sheet({ ...gathered, logo: null }));
    }
  }
}

function blocksOf(given: unknown): PrintBlock[] {
  try {
    return parseBlocks(given);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    throw invalid([issueAt('blocks', error)]);
  }
}
