import {
  type AnyCustomerPageTrait,
  type CustomerPageAnswer,
  customerCodeFrom,
  inLanguage,
  type Language,
  type Module,
  type OutlinedBlock,
  type Registry,
} from '@gejie/core';
import { z } from 'zod';
import { systemSession } from '../access/elevation.ts';
import type { Session } from '../access/session.ts';
import type { CompanySettings } from '../organization/companySettings.ts';
import { plainText } from '../plainText.ts';
import type { PrintedFile, Printing } from '../printing/printing.ts';
import { notFound, ProblemError } from '../problem.ts';
import type { RecordService } from '../records/recordService.ts';

export const customerAnswerSchema = z.strictObject({
  /** Who answers. */
  by: plainText(60).trim().min(1, { error: 'required' }),
  reason: plainText(500).optional(),
});

/** What opens a page. */
export interface CustomerKey {
  path: string;
  number: string;
  code: string;
}

interface Opened {
  session: Session;
  module: Module;
  trait: AnyCustomerPageTrait;
  id: number;
  number: string;
}

/** Records as their customers see and answer them, without signing in; see `customerPage` of a module. CMP-07 */
export class CustomerPages {
  private readonly needs: {
    records: RecordService;
    registry(): Registry;
    company: CompanySettings;
    printing: Printing;
  };

  constructor(needs: CustomerPages['needs']) {
    this.needs = needs;
  }

  /** @throws ProblemError notFound: for a wrong number as for a wrong code */
  async show(key: CustomerKey, language: Language): Promise<CustomerPageAnswer> {
    const opened = await this.opened(key, language);
    const { session, module, trait, id, number } = opened;
    const { printing, company } = this.needs;
    const [name, state] = await this.stateOf(opened);
    const template = await printing.usual(session, module, language);
    const { blocks, logo } = await printing.outline(session, module, id, template, language);
    const { legalName, address, phone, email, website, colour, ...profile } = await company.profile();
    const answers = state.holds ? Object.entries(trait.answers) : [];
    return {
      label: module.label,
      number,
      state: { name, label: state.label, tone: state.tone, holds: state.holds ?? false },
      blocks,
      asks: await this.asked(opened, blocks, language),
      company: { name: legalName ?? profile.name, address, phone, email, website, colour, logo },
      answers: answers.map(([answer, spec]) => ({
        name: answer,
        label: spec.label,
        reason: spec.reason ?? false,
      })),
    };
  }

  /** @throws ProblemError notFound, state when it holds no more */
  async pdf(key: CustomerKey, language: Language): Promise<PrintedFile> {
    const opened = await this.opened(key, language);
    const [name, state] = await this.stateOf(opened);
    if (!state.holds && name !== 'accepted') throw holdsNoMore();
    const { session, module, id } = opened;
    const template = await this.needs.printing.usual(session, module, language);
    return this.needs.printing.print(session, module, id, template, language);
  }

  /** Takes the customer's answer, once. @throws ProblemError notFound, state when it holds no more or was answered */
  async answer(
    key: CustomerKey,
    action: string,
    answer: z.infer<typeof customerAnswerSchema>,
    language: Language,
  ): Promise<CustomerPageAnswer> {
    const opened = await this.opened(key, language);
    const { session, module, trait, id } = opened;
    if (!Object.hasOwn(trait.answers, action)) throw notFound();
    const [, state] = await this.stateOf(opened);
    if (!state.holds) throw holdsNoMore();
    const { reason, ...by } = answer;
    const told = trait.answers[action]?.reason && reason ? { ...by, reason } : by;
    await this.needs.records.act(session, module.name, id, action, told);
    return this.show(key, language);
  }

  /** Lines that say whom to ask, less those that the template prints anyway. CMP-08 */
  private async asked(
    { session, module, trait, id }: Opened,
    blocks: readonly OutlinedBlock[],
    language: Language,
  ): Promise<string[]> {
    const texts = trait.asks.map((text) => inLanguage(text, language));
    const lines = await this.needs.printing.filled(session, module, id, texts, language);
    const printed = blocks.flatMap((block) => ('text' in block ? block.text.split('\n') : []));
    return lines.filter((line) => line !== '' && !printed.includes(line));
  }

  private async opened({ path, number, code }: CustomerKey, language: Language): Promise<Opened> {
    const module = this.needs.registry().at(path);
    const trait = module?.definition.customerPage;
    if (!module || !trait || number.length > 60 || code.length > 60) throw notFound();
    const session = { ...systemSession(await this.needs.company.facts(), 'customer’s page'), language };
    const { records } = await this.needs.records.find(session, module.name, {
      where: { number: number.toUpperCase(), [trait.code]: customerCodeFrom(code) },
      fields: ['number'],
      limit: 1,
    });
    const [found] = records;
    if (!found) throw notFound();
    return { session, module, trait, id: found.id, number: String(found.number) };
  }

  /** @throws ProblemError notFound for what is not for customers (yet) */
  private async stateOf({ session, module, trait, id }: Opened) {
    for (const entry of Object.entries(trait.states)) {
      const where = { all: [{ id }, entry[1].when] };
      const { value } = await this.needs.records.count(session, module.name, { where });
      if (value > 0) return entry;
    }
    throw notFound();
  }
}

function holdsNoMore(): ProblemError {
  return new ProblemError('state', {
    zh: '此文件已不再有效，或已经答复过',
    en: 'This is no longer valid, or was answered already',
  });
}
