import { expect } from 'vitest';
import type { Answer, Client } from '../application.fixture.ts';

type Ask = (language: string) => Promise<Answer>;

/** The message stands at the field; '' for one about the record itself, null for one about what was asked. */
export type Case = [what: string, ask: Ask, status: number, field: string | null, zh: RegExp, en: RegExp];

const more = (language: string) => ({ headers: { 'accept-language': language } });

/** Ways to ask in a language. */
export const asking = {
  more,
  patch:
    (who: () => Client, url: () => string, body: () => unknown): Ask =>
    (language) =>
      who().patch(url(), body(), more(language)),
};

/** What is asked is refused, and the refusal says why in both languages. */
export async function expectRefused(...[, ask, status, field, zh, en]: Case): Promise<void> {
  for (const [language, said] of [
    ['zh-CN', zh],
    ['en', en],
  ] as const) {
    const { body, status: answered } = await ask(language);
    expect(answered, JSON.stringify(body)).toBe(status);
    const errors = (body.errors ?? []) as { field: string; message: string }[];
    const told = field === null ? String(body.detail) : errors.find((one) => one.field === field)?.message;
    expect(told, JSON.stringify(body)).toMatch(said);
  }
}
