import { dayIn, inCapitals, type Placeholder, writtenDay } from '@gejie/core';
import { serviceDesk } from '../organization/companySettings.ts';
import type { Gathered } from './gather.ts';
import { printedValue } from './printedValue.ts';

/** What stands in place of a placeholder. */
export function filler(gathered: Gathered): (one: Placeholder) => string {
  return ({ path, form }) => {
    if (path.startsWith('$')) return factOf(gathered, path.slice(1));
    const found = gathered.paths.get(path);
    if (!found) return '';
    const value = gathered.record[path];
    const currency = found.currency === null ? null : gathered.record[found.currency];
    if (form === 'capitals') return inWords(value, currency ?? gathered.writing.companyCurrency);
    return printedValue(value, found.field, gathered.writing, currency);
  };
}

function factOf({ company, reader, writing, home }: Gathered, name: string): string {
  const [group = '', fact = ''] = name.split('.');
  const facts: Record<string, unknown> = { ...company, ...serviceDesk(company) };
  if (group === 'company') return String(facts[fact] ?? '');
  if (group === 'me') return String((reader as Record<string, unknown>)[fact] ?? '');
  return name === 'home' ? home : writtenDay(dayIn(writing.timeZone, writing.now), writing.writing);
}

function inWords(value: unknown, currency: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  if (!/^-?\d+(\.\d+)?$/.test(String(value))) return '';
  const called =
    currency === 'CNY' ? '人民币' : new Intl.DisplayNames('zh-CN', { type: 'currency' }).of(String(currency));
  return inCapitals(value, called);
}
