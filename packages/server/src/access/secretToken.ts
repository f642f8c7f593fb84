import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, as text that fits into a cookie or header. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret: enough to know it again, of no use to whoever reads the database. */
export function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
