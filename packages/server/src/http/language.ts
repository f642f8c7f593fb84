import type { Language } from '@gejie/core';
import type { FastifyRequest } from 'fastify';
import type { Session } from '../access/session.ts';

/** The language a request is answered in: the one it asks for, else the user's, else Chinese. */
export function languageOf({
  session,
  headers,
}: Pick<FastifyRequest, 'headers'> & { session: Session | null }): Language {
  return wantedLanguage(headers['accept-language']) ?? session?.language ?? 'zh-CN';
}

/** The language a browser or program asks for; null when it asks for none of ours. */
export function wantedLanguage(acceptLanguage: string | undefined): Language | null {
  if (!acceptLanguage) return null;
  const wishes = acceptLanguage.slice(0, 500).split(',').map(parseWish);
  const known = wishes.filter((wish) => wish.language !== null && wish.weight > 0);
  // Stable: of equal weights the first named wins.
  return known.sort((a, b) => b.weight - a.weight)[0]?.language ?? null;
}

function parseWish(text: string): { language: Language | null; weight: number } {
  const [tag = '', ...parameters] = text.trim().toLowerCase().split(';');
  const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
  const [primary] = tag.split('-');
  const language = primary === 'zh' ? 'zh-CN' : primary === 'en' ? 'en' : null;
  return { language, weight: weight === undefined ? 1 : Number(weight) || 0 };
}
