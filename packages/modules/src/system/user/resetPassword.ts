import { defineAction } from '@gejie/core';
import { z } from 'zod';
import { user } from './user.ts';

/** Without those that are taken for one another when read out or typed from paper. */
const letters = 'abcdefghjkmnpqrstuvwxyz';
const kinds = [letters.toUpperCase(), letters, '23456789', letters];
const groups = 4;

/**
 * Gives a user a temporary password and answers it this once. By the company's rules of signing in, whoever comes with a
 * password that somebody else has set has to choose an own one first. ACC-01
 */
export const resetPassword = defineAction(user, 'resetPassword', {
  input: z.strictObject({}),
  async run(work, { id, username }) {
    const password = temporaryPassword();
    await work.update(user, id, { password });
    return { username, password };
  },
});

/** Four groups of four, about 70 bits: `Kd7m-Pw4x-…`. */
function temporaryPassword(): string {
  const group = () => kinds.map(drawn).join('');
  return Array.from({ length: groups }, group).join('-');
}

/** One character, each as likely as the other. */
function drawn(from: string): string {
  const limit = 256 - (256 % from.length);
  const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
  return byte < limit ? from.charAt(byte % from.length) : drawn(from);
}
