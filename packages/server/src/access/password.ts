import { hash, verify } from '@node-rs/argon2';

/** argon2id with the parameters OWASP asks for at least: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** What is stored instead of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** A seal that no password opens: checked for unknown names, so that an answer takes as long as for known ones. */
const nobodysSeal = hash(crypto.randomUUID(), cost);

/** @param seal null for somebody who has none; takes as long as a wrong password */
export async function passwordOpens(seal: string | null, password: string): Promise<boolean> {
  const matches = await verify(seal ?? (await nobodysSeal), password);
  return seal !== null && matches;
}
