import {
  type AnyMailedTrait,
  inLanguage,
  type Language,
  type LetterWords,
  type MailAnswer,
  type MailProposal,
  type Module,
  type Registry,
  wordsOfHtml,
} from '@gejie/core';
import type { z } from 'zod';
import { elevated } from '../access/elevation.ts';
import type { Session } from '../access/session.ts';
import { cleanHtml } from '../cleanHtml.ts';
import { peopleOf } from '../collaboration/holder.ts';
import type { Database } from '../database/connection.ts';
import {
  type AskedMail,
  insertRecordMail,
  type RecordMailRow,
  recordMailAsked,
  recordMailsOf,
} from '../database/mail/recordMailRows.ts';
import { mergedInto } from '../database/merging/mergedRows.ts';
import type { Printing } from '../printing/printing.ts';
import { languageOf } from '../printing/templates.ts';
import { notFound, ProblemError } from '../problem.ts';
import { mayReadAddresses } from '../reading/mayReadPath.ts';
import type { RecordService } from '../records/recordService.ts';
import { type letterDraftSchema, lettersOf, refuseUnknown, standardWords, wordsOf } from './letters.ts';
import { addressesIn, hashOf, type mailWishSchema } from './mailWish.ts';
import type { MailServer } from './postOffice.ts';

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
   * @param letter id of a letter template or `standard`; absent: the usual one in the language of the paper
   * @throws ProblemError notFound, also for a module whose records are not mailed
   */
  async proposal(
    session: Session,
    module: Module,
    id: number,
    wish: { template?: string | undefined; language?: Language | undefined; letter?: string | undefined },
  ): Promise<MailProposal> {
    const trait = mailedOf(module);
    const { printing, records } = this.needs;
    const { template, language } = await printing.way(session, module, wish.template, wish.language);
    const letters = await lettersOf(records, session, module, language);
    const letter = wish.letter ?? letters[0]?.letter ?? '';
    const words = await wordsOf(records, session, module, trait, { letter, language });
    const signature = await this.signatureOf(session);
    const signed = signature === null && trait.signed ? inLanguage(trait.signed, language) : '';
    const text = `${words.text}\n\n${signed}`;
    const refusal = await this.refusal(session, module, trait, id);
    return {
      to: await this.addressesOf(session, module, trait, id),
      ...(await this.filled(session, module, id, { ...words, text }, language)),
      template,
      language: language === 'en' ? 'en' : 'zh',
      signature,
      letter,
      letters,
      refused: refusal && inLanguage(refusal.detail, session.language),
    };
  }

  /** What a new letter template begins with. @throws ProblemError notFound */
  standard(module: Module, language: Language): LetterWords {
    return standardWords(mailedOf(module), language);
  }

  /** A letter as it would be proposed, before it is kept. @throws ProblemError notFound; invalid at what names no field */
  async preview(session: Session, draft: z.output<typeof letterDraftSchema>): Promise<LetterWords> {
    const { records, registry } = this.needs;
    const module = registry().at(draft.module);
    if (!module) throw notFound();
    mailedOf(module);
    refuseUnknown(registry(), draft);
    const [newest] = draft.record
      ? []
      : (await records.find(session, module.name, { fields: ['id'], limit: 1 })).records;
    const id = draft.record ?? newest?.id;
    if (id === undefined) throw notFound();
    await records.get(session, module.name, id, ['id']);
    return this.filled(session, module, id, draft, languageOf(draft.language));
  }

  private async filled(
    session: Session,
    module: Module,
    id: number,
    words: LetterWords,
    language: Language,
  ): Promise<LetterWords> {
    const { printing } = this.needs;
    const texts = [words.subject, words.text];
    const [subject = '', text = ''] = await printing.filled(session, module, id, texts, language);
    return { subject: subject.replace(/\s+/g, ' ').trim().slice(0, 200), text: text.trim() };
  }

  /**
   * Draws the record as its sender may read it, and puts it into the post.
   * @param key of the caller's choosing: the same wish with the same key is the same letter
   * @throws ProblemError notFound, forbidden; unavailable without a mail server; state when it is not to go out; invalid;
   * tooLarge
   */
  async send(
    session: Session,
    module: Module,
    id: number,
    wish: z.output<typeof mailWishSchema>,
    key?: string,
  ): Promise<MailAnswer> {
    const trait = mailedOf(module);
    const { printing, database, onWaiting } = this.needs;
    const sender = session.user;
    if (!sender) throw notFound();
    const asked = key === undefined ? null : { key, hash: hashOf([module.name, id, wish]) };
    const before = asked && (await this.asked(session, module, id, asked));
    if (before) return before;
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
      asked,
    });
    if (row) onWaiting();
    // The same was asked for while this one was being drawn.
    const answer = row
      ? (await this.answers(session, module, [row]))[0]
      : asked && (await this.asked(session, module, id, asked));
    if (!answer) throw notFound();
    return answer;
  }

  /** What was put into the post for the same wish. @throws ProblemError state for another one under this key */
  private async asked(
    session: Session,
    module: Module,
    id: number,
    { key, hash }: AskedMail,
  ): Promise<MailAnswer | null> {
    const { database, records } = this.needs;
    const found = await recordMailAsked(database.kysely, session.user?.id ?? 0, key);
    if (!found) return null;
    if (found.hash !== hash) throw otherLetter();
    await records.get(session, module.name, id, ['id']);
    const [answer] = await this.answers(session, module, [found.row]);
    return answer ?? null;
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
    return rows.map(({ id, state, repeated, to, cc, subject, fileName, at, doneAt, reason, maker }) => {
      const shown = mayRead || maker === session.user?.id;
      return {
        id,
        state,
        repeated,
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

function otherLetter(): ProblemError {
  return new ProblemError('state', {
    zh: '这封邮件已按先前的内容寄出；如要再寄一封，请重新打开“发邮件”',
    en: 'This mail was posted with its former content; open it anew to send another one',
  });
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
