import type { Database, Executor } from '../database/connection.ts';
import { appendEvents } from '../database/events/events.ts';
import {
  type ClaimedRecordMail,
  claimRecordMail,
  putBackRecordMail,
  renewRecordMail,
  settleRecordMail,
} from '../database/mail/recordMailRows.ts';
import { notify } from '../notifications/notify.ts';
import { claimFor, type HandOverNeeds, handOver, isFinal, isOutOfReach, type Refused } from './handOver.ts';
import { letterOf } from './letterOf.ts';

export interface DeliveryNeeds extends HandOverNeeds {
  database: Database;
  from: string;
  /** Host of the application, for the names of messages. */
  host: string;
  clock(): Date;
  /** False: no further one is begun. */
  goesOn(): boolean;
}

/** The last try is about a day after the first. */
const mostTries = 10;
const longestReason = 300;

/** Sends the mails with records that may go now, one after the other. @returns how many the server took */
export async function deliverRecordMails(needs: DeliveryNeeds): Promise<number> {
  let sent = 0;
  while (needs.goesOn()) {
    const mail = await claimRecordMail(needs.database.kysely, claimFor);
    if (!mail) return sent;
    const { refusal, missed } = await handOver(needs, postOf(needs, mail), () =>
      renewRecordMail(needs.database.kysely, mail, claimFor),
    );
    await needs.database.transaction((tx) => settle(needs, tx, mail, refusal, missed));
    if (refusal === null) sent += 1;
    else if (isOutOfReach(refusal)) return sent;
  }
  return sent;
}

function postOf({ from, host }: DeliveryNeeds, mail: ClaimedRecordMail) {
  const { to, cc, replyTo, subject, text, signature, fileName, file } = mail;
  return {
    from,
    to,
    cc,
    ...(replyTo === null ? {} : { replyTo }),
    subject,
    ...letterOf(text, signature),
    attachments: [{ filename: fileName, content: file, contentType: 'application/pdf' }],
    // The same for each try: who got it although the server did not say so can tell.
    messageId: `<mail-${mail.id}@${host}>`,
  };
}

async function settle(
  needs: DeliveryNeeds,
  tx: Executor,
  mail: ClaimedRecordMail,
  refusal: Refused | null,
  missed: readonly string[],
): Promise<void> {
  if (refusal === null) {
    const reason = missed.length > 0 ? `550 ${missed.join(', ')}`.slice(0, longestReason) : null;
    if (!(await settleRecordMail(tx, mail, 'sent', reason))) return;
    await tell(needs, tx, mail, 'mailed');
    if (reason !== null) await tellMaker(tx, mail, reason);
    return;
  }
  const reason = reasonOf(refusal);
  if (!isFinal(refusal) && mail.tries + 1 < mostTries) return putBackRecordMail(tx, mail, reason);
  if (!(await settleRecordMail(tx, mail, 'failed', reason))) return;
  await tell(needs, tx, mail, 'mailFailed');
  await tellMaker(tx, mail, reason);
}

function tellMaker(
  tx: Executor,
  { maker, module, record }: ClaimedRecordMail,
  reason: string,
): Promise<void> {
  return notify(tx, [{ user: maker, kind: 'mail.failed', module, record, actor: null, detail: { reason } }]);
}

function reasonOf({ response, message, code }: Refused): string {
  return (response ?? message ?? code ?? '').replaceAll('\0', '').slice(0, longestReason);
}

/** In the story of the record: who sent what to whom. */
function tell({ clock }: DeliveryNeeds, tx: Executor, mail: ClaimedRecordMail, kind: string): Promise<void> {
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
