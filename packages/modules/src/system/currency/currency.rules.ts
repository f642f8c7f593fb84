import { currencyDigits, currencyName, currencySymbol, defineRules } from '@gejie/core';
import { currency } from './currency.ts';

export const currencyRules = defineRules(currency, {
  'A currency is called, written and counted as usual unless something else is given': {
    derive: ({ record: { code, name, symbol, decimals }, language }) =>
      code
        ? {
            name: name ?? currencyName(code, language),
            symbol: symbol ?? currencySymbol(code),
            decimals: decimals ?? currencyDigits(code),
          }
        : undefined,
  },
  'The code of a currency stays, for records name it by its code': {
    check: ({ before, changed }) =>
      before?.code && changed('code')
        ? { field: 'code', zh: '代码不能修改，请新建币种', en: 'The code stays; make a new currency instead' }
        : undefined,
  },
});
