import type { Rule, RuleProblem } from '@gejie/core';
import { type TotalledDocument, totalsOf } from './totalsOf.ts';

interface Priced extends TotalledDocument {
  status?: string | null;
  subtotal?: string | null;
  discountTotal?: string | null;
  taxTotal?: string | null;
  total?: string | null;
  margin?: string | null;
}

/** Rules of every document with prices in its lines. INV-05 */
export const pricedRules = {
  'The totals of a document are those of its lines': {
    derive: ({ record }) => {
      const { subtotal, discountTotal, taxTotal, total, margin } = totalsOf(record);
      return { subtotal, discountTotal, taxTotal, total, margin };
    },
  },
  'A discount is not more than what it is taken off': {
    check: ({ record }) => tooMuchOff(record),
  },
  'A discount is a share or an amount, not both': {
    check: ({ record }) =>
      record.discountPercent && record.discountAmount
        ? {
            field: 'discountAmount',
            zh: '整单折扣与整单优惠只能填一个',
            en: 'Give either a percentage or an amount',
          }
        : undefined,
  },
  'A document does not cost less than nothing': {
    // Of a discount that takes too much off is told where it stands.
    check: ({ record }) =>
      record.total?.startsWith('-') && !tooMuchOff(record)
        ? { field: 'adjustment', zh: '总计不能为负', en: 'The total is below nought' }
        : undefined,
  },
} satisfies Record<string, Rule<Priced>>;

/** The discount that is more than what it is taken off, if one is. */
function tooMuchOff(document: TotalledDocument): RuleProblem<Priced> | undefined {
  const { lines } = totalsOf(document);
  const row = lines.findIndex(({ amount }) => amount.startsWith('-'));
  if (row >= 0)
    return {
      field: `lines.${row}.discount`,
      zh: '优惠超过了该行金额',
      en: 'The discount is more than the line comes to',
    };
  if (!lines.some(({ net }) => net.startsWith('-'))) return undefined;
  return {
    field: 'discountAmount',
    zh: '整单优惠超过了明细合计',
    en: 'The discount is more than the lines come to',
  };
}

/** Refuses changes of what others rely on once the document is past its draft, and says what to do instead. */
export function staysPastDraft<N extends string>(
  members: readonly N[],
  words: { zh: string; en: string },
): Pick<Rule<{ status: string } & Record<N, unknown>>, 'check'> {
  return {
    check: ({ before, changed }) => {
      if (before === null || before.status === 'draft') return undefined;
      const field = members.find((name) => changed(name as never));
      return field && { field: field as never, ...words };
    },
  };
}
