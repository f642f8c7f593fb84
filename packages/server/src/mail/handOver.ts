import type { Transporter } from 'nodemailer';

/** Milliseconds for which a letter belongs to the process that sends it, unless that renews it. */
export const claimFor = 120_000;

/** What a mail server says that takes no letter (RFC 5321, 4.2.1). */
export interface Refused {
  code?: string;
  responseCode?: number;
  response?: string;
  message?: string;
}

export interface HandOverNeeds {
  transport: Transporter;
  /** Told of what the mail server would not do: no fault of ours. */
  onRefusal(error: unknown): void;
}

/**
 * Hands a letter to the mail server, however long that takes, while `renew` keeps others from sending it too. No
 * transaction is held meanwhile.
 * @returns what stands against it, or for whom the server did not take it when it took it for others
 */
export async function handOver(
  { transport, onRefusal }: HandOverNeeds,
  letter: Parameters<Transporter['sendMail']>[0],
  renew: () => Promise<void>,
): Promise<{ refusal: Refused | null; missed: string[] }> {
  // Where the database is away the claim may run out; then nobody else can claim it either.
  const renewing = setInterval(() => void renew().catch(onRefusal), claimFor / 3).unref();
  try {
    const { rejected = [] } = await transport.sendMail(letter);
    return { refusal: null, missed: rejected.map(String) };
  } catch (error) {
    onRefusal(error);
    return { refusal: error as Refused, missed: [] };
  } finally {
    clearInterval(renewing);
  }
}

/** Of a recipient or the letter: no later try would change it. What is wrong with the account may be mended. */
export function isFinal({ code, responseCode = 0 }: Refused): boolean {
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode >= 500;
}

const outOfReach = new Set(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ETLS', 'EAUTH']);

/** Of the server, not of the letter: the next one would fare no better. */
export function isOutOfReach({ code = '' }: Refused): boolean {
  return outOfReach.has(code);
}
