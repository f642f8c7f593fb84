import type { OwnWriting } from '@gejie/core';
import type { Session } from './session.ts';

/** How the session's user writes dates and numbers, where that is told; see {@link OwnWriting}. PLT-16 */
export function ownWriting({ user }: Session): OwnWriting | undefined {
  if (!user || (user.dateFormat === null && user.numberFormat === null)) return undefined;
  return { dates: user.dateFormat, numbers: user.numberFormat };
}
