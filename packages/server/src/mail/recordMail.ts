import {
  type AnyMailedTrait,
  inLanguage,
  type Language,
  type MailAnswer,
  type MailProposal,
  type Module,
  parseEmail,
  type Registry,
  wordsOfHtml,
} from '@gejie/core';
import { z } from 'zod';
import { elevated } from '../access/elevation.ts';
import type { Session } from '../access/session.ts';
import { cleanHtml } from '../cleanHtml.ts';
import { peopleOf } from '../collaboration/holder.ts';
import type { Database } from '../database/connection.ts';
import { insertRecordMail, type RecordMailRow, recordMailsOf } from '../database/mail/recordMailRows.ts';
import { mergedInto } from '../database/merging/mergedRows.ts';
import { plainText, proseText } from '../plainText.ts';
import type { Printing } from '../printing/printing.ts';
import { invalid, invalidField, issueAt, notFound, ProblemError } from '../problem.ts';
import { mayReadAddresses } from '../reading/mayReadPath.ts';
import type { RecordService } from '../records/recordService.ts';
import type { MailServer } from './postOffice.ts';

const mostAddresses = 20;
const address = z.string().max(254);

export const mailWishSchema = z.strictObject({
  to: z.array(address).max(mostAddresses),
  cc: z.array(address).max(mostAddresses).default([]),
  subject: plainText(200).min(1, { error: 'required' }),
  text: proseText(20_000),
  template: z.string().max(80),
  language: z.enum(['zh', 'en']),
  signature: z.boolean().default(true),
});

/** Bytes of an attachment that mail servers take, for most: 25 MB once it is encoded. */
const usualLimit = 15 * 1024 * 1024;

/** Records sent by mail as they are printed for who sends them; see `mailed` of a module. INV-06, INV-08 */
export class RecordMail {
  private readonly needs: {
    database: Database;
    records: RecordService;
    registry(): Registry;
    printing: Printing;
    /** Null: no mail goes out. */
    server: MailServer | null;
    /** Told that there is something to send. */
    onWaiting(): void;
  };

  constructor(needs: RecordMail['needs']) {
    this.needs = needs;
  }

  /**
   * What a mail with a record begins with.
   * @param template as for printing; absent: the usual one
   * @throws ProblemError notFound, also for a module whose records are not mailed
   */
  async proposal(
    session: Session,
    module: Module,
    id: number,
    wish: { template?: string | undefined; language?: Language | undefined },
  ): Promise<MailProposal> {
    const trait = mailedOf(module);
    const { printing } = this.needs;
    const { template, language } = await printing.way(session, module, wish.template, wish.language);
    const signature = await this.signatureOf(session);
    const parts = [trait.subject, trait.text, ...(signature === null && trait.signed ? [trait.signed] : [])];
    const texts = parts.map((text) => inLanguage(text, language));
    const [subject = '', ...letter] = await printing.filled(session, module, id, texts, language);
    const refusal = await this.refusal(session, module, trait, id);
    return {
      to: await this.addressesOf(session, module, trait, id),
      subject: subject.replace(/\s+/g, ' ').trim().slice(0, 200),
      text: letter.map((part) => part.trim()).join('\n\n'),
      template,
      language: language === 'en' ? 'en' : 'zh',
      signature,
      refused: refusal && inLanguage(refusal.detail, session.language),
    };
  }

  /**
   * Draws the record as its sender may read it, and puts it into the post.
   * @throws ProblemError notFound, forbidden; unavailable without a mail server; state when it is not to go out; invalid;
   * tooLarge
   */
  async send(
    session: Session,
    module: Module,
    id: number,
    wish: z.output<typeof mailWishSchema>,
  ): Promise<MailAnswer> {
    const trait = mailedOf(module);
    const { printing, database, onWaiting } = this.needs;
    const sender = session.user;
    if (!sender) throw notFound();
    const refusal = await this.refusal(session, module, trait, id);
    if (refusal) throw refusal;
    const { to, cc } = addressesIn(wish);
    const language = wish.language === 'en' ? 'en' : 'zh-CN';
    const { name, content } = await printing.print(session, module, id, wish.template, language);
    const limit = this.needs.server?.largest ?? usualLimit;
    if (content.length > limit) throw tooLarge(limit);
    const row = await insertRecordMail(database.kysely, {
      module: module.name,
      record: id,
      maker: sender.id,
      way: session.way,
      to,
      cc,
      replyTo: sender.email,
      subject: wish.subject,
      text: wish.text,
      signature: wish.signature ? await this.signatureOf(session) : null,
      fileName: name,
      file: content,
    });
    onWaiting();
    const [answer] = await this.answers(session, module, [row]);
    return answer as MailAnswer;
  }

  /** The mails with a record and with those that went up in it, latest first. @throws ProblemError notFound */
  async list(session: Session, module: Module, id: number): Promise<MailAnswer[]> {
    mailedOf(module);
    const { database, records } = this.needs;
    await records.get(session, module.name, id, ['id']);
    const all = [id, ...(await mergedInto(database.kysely, id))];
    const rows = await recordMailsOf(database.kysely, all);
    return this.answers(session, module, rows);
  }

  private async answers(
    session: Session,
    module: Module,
    rows: readonly RecordMailRow[],
  ): Promise<MailAnswer[]> {
    const { database, records, registry } = this.needs;
    const makers = [...new Set(rows.map(({ maker }) => maker))];
    const person = await peopleOf({ database, records, registry }, session, makers);
    const mayRead = mayReadAddresses(session, registry(), module);
    return rows.map(({ id, state, to, cc, subject, fileName, at, doneAt, reason, maker }) => {
      const shown = mayRead || maker === session.user?.id;
      return {
        id,
        state,
        to: shown ? to : [],
        cc: shown ? cc : [],
        subject,
        file: fileName,
        at,
        by: person(maker),
        doneAt,
        // Mail servers name the address that they refuse.
        reason: shown ? reason : null,
      };
    });
  }

  /** As the sender keeps it (ACC-01); null where that says nothing. */
  private async signatureOf(session: Session): Promise<string | null> {
    if (!session.user) return null;
    const own = elevated(session, 'own signature');
    const { signature } = await this.needs.records.get(own, 'user', session.user.id, ['signature']);
    if (typeof signature !== 'string') return null;
    const clean = cleanHtml(signature);
    return wordsOfHtml(clean) === '' ? null : clean;
  }

  /** Those the caller may read. */
  private async addressesOf(
    session: Session,
    module: Module,
    { to }: AnyMailedTrait,
    id: number,
  ): Promise<string[]> {
    const texts = to.map((path) => `{{${path}}}`);
    const found = await this.needs.printing.filled(session, module, id, texts, session.language);
    const first = found.find((one) => one.trim() !== '');
    return first === undefined ? [] : [first.trim()];
  }

  /** @throws ProblemError notFound for a record out of reach */
  private async refusal(
    session: Session,
    module: Module,
    { unless = [] }: AnyMailedTrait,
    id: number,
  ): Promise<ProblemError | null> {
    const { records, server } = this.needs;
    const { deletedAt } = await records.get(session, module.name, id, ['deletedAt']);
    if (deletedAt) throw notFound();
    if (server === null) return noServer();
    for (const { when, because } of unless) {
      const { value } = await records.count(session, module.name, { where: { all: [{ id }, when] } });
      if (value > 0) return new ProblemError('state', because);
    }
    return null;
  }
}

/** @throws ProblemError notFound */
function mailedOf({ definition: { mailed } }: Module): AnyMailedTrait {
  if (!mailed) throw notFound();
  return mailed;
}

/** @throws ProblemError invalid at each that is none, and where there is none at all */
function addressesIn({ to, cc }: { to: string[]; cc: string[] }): { to: string[]; cc: string[] } {
  const issues: ReturnType<typeof issueAt>[] = [];
  const parsed = (list: string[], field: string) =>
    list.flatMap((one, index) => {
      try {
        return [parseEmail(one)];
      } catch (error) {
        issues.push(issueAt(`${field}.${index}`, error));
        return [];
      }
    });
  const addresses = { to: [...new Set(parsed(to, 'to'))], cc: [...new Set(parsed(cc, 'cc'))] };
  if (issues.length > 0) throw invalid(issues);
  if (addresses.to.length === 0) throw invalidField('to', 'required');
  return addresses;
}

function noServer(): ProblemError {
  return new ProblemError('unavailable', {
    zh: '尚未设置发信服务器（SMTP_URL），请联系系统管理员',
    en: 'No mail server is set up (SMTP_URL); please ask your administrator',
  });
}

function tooLarge(limit: number): ProblemError {
  const megabytes = Math.floor(limit / 1024 / 1024);
  return new ProblemError('tooLarge', {
    zh: `PDF 超过 ${megabytes} MB，邮件服务器不会接收`,
    en: `The PDF is larger than ${megabytes} MB, which mail servers do not take`,
  });
}
