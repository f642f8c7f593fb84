import { Decimal } from '../fields/exactDecimal.ts';

const digits = [...'零壹贰叁肆伍陆柒捌玖'];
const places = ['', '拾', '佰', '仟'];
const groups = ['', '万', '亿', '兆'];

/**
 * An amount in Chinese capitals, as banks and tax offices ask for it (《支付结算办法》附一《正确填写票据和结算凭证的基本规定》):
 * `1409.5` → 壹仟肆佰零玖元伍角整. Rounded to the cent.
 * @param currency what stands in front, 人民币 for instance
 */
export function inCapitals(amount: string | number, currency = ''): string {
  const value = new Decimal(amount).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
  const [whole = '0', cents = '00'] = value.abs().toFixed(2).split('.');
  const sign = value.isNegative() && !value.isZero() ? '负' : '';
  const yuan = whole === '0' ? '' : `${wholeInCapitals(whole)}元`;
  return `${currency}${sign}${yuan}${centsInCapitals(cents, yuan)}`;
}

function wholeInCapitals(whole: string): string {
  const parts: string[] = [];
  for (let end = whole.length; end > 0; end -= 4) parts.unshift(whole.slice(Math.max(0, end - 4), end));
  let text = '';
  let gap = false;
  for (const [index, part] of parts.entries()) {
    const four = part.padStart(4, '0');
    if (Number(four) === 0) {
      gap = text !== '';
      continue;
    }
    if (text !== '' && (gap || four.startsWith('0'))) text += '零';
    text += `${fourInCapitals(part)}${groups[parts.length - 1 - index] ?? ''}`;
    gap = false;
  }
  return text;
}

/** Four digits at most; noughts in between are said once, those at the end not at all. */
function fourInCapitals(part: string): string {
  let text = '';
  let nought = false;
  for (const [index, digit] of [...part].entries()) {
    if (digit === '0') {
      nought = text !== '';
      continue;
    }
    text += `${nought ? '零' : ''}${digits[Number(digit)]}${places[part.length - 1 - index]}`;
    nought = false;
  }
  return text;
}

function centsInCapitals(cents: string, yuan: string): string {
  const [tenths = '0', hundredths = '0'] = cents;
  if (cents === '00') return yuan === '' ? '零元整' : '整';
  if (hundredths === '0') return `${digits[Number(tenths)]}角整`;
  const first = tenths === '0' ? (yuan === '' ? '' : '零') : `${digits[Number(tenths)]}角`;
  return `${first}${digits[Number(hundredths)]}分`;
}
