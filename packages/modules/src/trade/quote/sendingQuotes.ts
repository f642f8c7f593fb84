import { customerCode, Refusal, type Work } from '@gejie/core';
import { requireLines } from '../shared/requireLines.ts';
import { type Quote, quote } from './quote.ts';
import { versionsOf } from './versions.ts';

/** A quote goes out with lines and a date until which it holds. @throws Refusal */
export function requireComplete(work: Work, { lines, validUntil }: Quote): void {
  requireLines(lines);
  if (validUntil === null)
    throw new Refusal({ zh: '请先填写有效期', en: 'Say until when it is valid' }, 'validUntil');
  if (validUntil < work.today)
    throw new Refusal({ zh: '有效期已过', en: 'It is no longer valid' }, 'validUntil');
}

/** From here on it stays as it is, and no other version of it holds any longer. */
export async function sendOut(work: Work, record: Quote): Promise<Quote> {
  // Also what was approved is seen by whoever compares at the same time.
  await work.alone('live quotes');
  const system = work.asSystem('quote sent');
  await supersedeOthers(work, record);
  return system.update(quote, record.id, {
    status: 'sent',
    sentAt: work.now.toISOString(),
    code: record.code ?? customerCode(),
  });
}

async function supersedeOthers(work: Work, record: Quote): Promise<void> {
  const system = work.asSystem('a later version was sent');
  for (const { id, status } of await versionsOf(work, record)) {
    if (id !== record.id && (status === 'sent' || status === 'refused' || status === 'expired'))
      await system.update(quote, id, { status: 'superseded' });
  }
}
