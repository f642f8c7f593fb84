import type { SearchAnswer } from '@gejie/core';
import type { Session } from '../access/session.ts';

export interface SearchService {
  /**
   * Finds records by any part of a name, pinyin in full or by initials, phone, number or e-mail, in every module the
   * session sees, best matches first.
   * @param modules paths to search; absent: all. Paths that are unknown or out of sight find nothing.
   * @param limit most records per module (1–50)
   */
  search(session: Session, q: string, modules?: readonly string[], limit?: number): Promise<SearchAnswer>;
}
