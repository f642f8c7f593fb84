import type { MailAnswer, MailProposal } from '@gejie/core';
import { differs, get, type PathCheck } from './look.fixture.ts';
import { emailOf } from './world.fixture.ts';

/** Ways to the letters that orders are sent by. INV-07, INV-08 */
export const mailPaths: Record<string, PathCheck> = {
  'letters with orders': async (look) => {
    const { oracle, settled, person } = look;
    const { orders } = settled.dealings;
    const problems: string[] = [];
    for (const { id, account, owner, contact, maker } of orders) {
      const url = `/api/sales-orders/${id}`;
      const seen = oracle.seesOwn(person, owner, account);
      const wish = {
        to: ['a@b.example'],
        subject: '订单',
        text: '见附件',
        template: 'standard',
        language: 'zh',
      };
      const statuses = [
        (await look.client.get(`${url}/mail`)).status,
        (await look.client.get(`${url}/mails`)).status,
        // There is no mail server here: it would be said to who may send.
        seen ? 200 : (await look.client.post(`${url}/mail`, wish)).status,
      ];
      const expected = seen ? 200 : 404;
      problems.push(...differs(`letters with order ${id}`, statuses, [expected, expected, expected]));
      if (!seen) continue;
      const { to } = await get<MailProposal>(look, `${url}/mail`);
      const known = contact !== null && oracle.may(person, 'see', contact);
      problems.push(...differs(`to whom order ${id} would go`, to, known ? [emailOf(contact)] : []));
      const [sent] = await get<MailAnswer[]>(look, `${url}/mails`);
      const told = oracle.opens(person, 'contacts') || maker === person;
      problems.push(...differs(`to whom order ${id} went`, sent?.to, told ? ['sent@customer.example'] : []));
    }
    return problems;
  },
};
