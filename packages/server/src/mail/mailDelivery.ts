import type { Transporter } from 'nodemailer';
import type { Database, Executor } from '../database/connection.ts';
import { appendEvents } from '../database/events/events.ts';
import {
  putBackRecordMail,
  settleRecordMail,
  takeRecordMail,
  type WaitingRecordMail,
} from '../database/mail/recordMailRows.ts';
import { notify } from '../notifications/notify.ts';
import { letterOf } from './letterOf.ts';

interface DeliveryNeeds {
  database: Database;
  transport: Transporter;
  from: string;
  /** Host of the application, for the names of messages. */
  host: string;
  clock(): Date;
  onFault(error: unknown): void;
}

/** The last try is about a day after the first. */
const mostTries = 10;
const longestReason = 300;

/** What a mail server says that refuses for good (RFC 5321, 4.2.1). */
interface Refused {
  code?: string;
  responseCode?: number;
  response?: string;
  message?: string;
}

/** Sends the mails with records that may go now, one after the other. @returns how many the server took */
export async function deliverRecordMails(needs: DeliveryNeeds): Promise<number> {
  let sent = 0;
  for (;;) {
    const outcome = await needs.database.transaction((tx) => deliverOne(needs, tx));
    if (outcome === 'sent') sent += 1;
    if (outcome === 'none') return sent;
  }
}

async function deliverOne(needs: DeliveryNeeds, tx: Executor): Promise<'sent' | 'kept' | 'none'> {
  const mail = await takeRecordMail(tx);
  if (!mail) return 'none';
  const { refusal, missed } = await attempt(needs, mail);
  if (refusal === null) {
    const reason = missed.length > 0 ? `550 ${missed.join(', ')}`.slice(0, longestReason) : null;
    await settleRecordMail(tx, mail.id, 'sent', reason);
    await tell(needs, tx, mail, 'mailed');
    if (reason !== null) await tellMaker(tx, mail, reason);
    return 'sent';
  }
  const reason = reasonOf(refusal);
  if (!isFinal(refusal) && mail.tries + 1 < mostTries) {
    await putBackRecordMail(tx, mail.id, reason);
    return 'kept';
  }
  await settleRecordMail(tx, mail.id, 'failed', reason);
  await tell(needs, tx, mail, 'mailFailed');
  await tellMaker(tx, mail, reason);
  return 'kept';
}

function tellMaker(
  tx: Executor,
  { maker, module, record }: WaitingRecordMail,
  reason: string,
): Promise<void> {
  return notify(tx, [{ user: maker, kind: 'mail.failed', module, record, actor: null, detail: { reason } }]);
}

/** @returns what stands against it, or for whom the server did not take it when it took it for others */
async function attempt(
  { transport, from, host, onFault }: DeliveryNeeds,
  mail: WaitingRecordMail,
): Promise<{ refusal: Refused | null; missed: string[] }> {
  const { to, cc, replyTo, subject, text, signature, fileName, file } = mail;
  try {
    const { rejected = [] } = await transport.sendMail({
      from,
      to,
      cc,
      ...(replyTo === null ? {} : { replyTo }),
      subject,
      ...letterOf(text, signature),
      attachments: [{ filename: fileName, content: file, contentType: 'application/pdf' }],
      // The same for each try: who got it although the server did not say so can tell.
      messageId: `<mail-${mail.id}@${host}>`,
    });
    return { refusal: null, missed: rejected.map(String) };
  } catch (error) {
    onFault(error);
    return { refusal: error as Refused, missed: [] };
  }
}

/** Of a recipient or the letter: no later try would change it. What is wrong with the account may be mended. */
function isFinal({ code, responseCode = 0 }: Refused): boolean {
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode >= 500;
}

function reasonOf({ response, message, code }: Refused): string {
  return (response ?? message ?? code ?? '').replaceAll('\0', '').slice(0, longestReason);
}

/** In the story of the record: who sent what to whom. */
function tell({ clock }: DeliveryNeeds, tx: Executor, mail: WaitingRecordMail, kind: string): Promise<void> {
  const { maker, way, module, record, fileName, to, cc } = mail;
  const detail = { text: fileName, to: [...to, ...cc] };
  return appendEvents(tx, [
    {
      at: clock(),
      actor: maker,
      way,
      elevation: null,
      job: null,
      module,
      record,
      kind,
      version: null,
      changes: null,
      detail,
    },
  ]);
}
