import type { TransferOutcome } from '@gejie/core';
import { expect } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';

export type Person = Client & { id: number };

const own = {
  '*': { see: 'own', edit: 'own', create: true, assign: 'own', bulk: true, export: true },
} as const;

/** Two departments and who is in them, and what changes hands between them. */
export interface TransferCompany {
  app: TestApplication;
  anna: Person;
  ben: Person;
  carla: Person;
  /** Heads the west. */
  head: Person;
  east: number;
  west: number;
  create(who: Client, path: string, values: Record<string, unknown>): Promise<number>;
  /** An account with two contacts and a deal, and what hangs on it, all of one owner. */
  customer(
    owner: Person,
    name?: string,
  ): Promise<{ account: number; contacts: number[]; deal: number; name: string }>;
  give(
    who: Client,
    account: number,
    body: Record<string, unknown>,
  ): Promise<{ status: number; body: TransferOutcome & { errors?: { field: string }[] } }>;
  ownerOf(path: string, id: number): Promise<number | null>;
  /** Somebody who owns and hands over what is their own. */
  salesperson(name: string, department?: number): Promise<Person>;
}

export async function openTransferCompany(name: string): Promise<TransferCompany> {
  const app = await openApplication(name);
  const east = await app.department('华东部');
  const west = await app.department('华西部');
  const salesperson = (who: string, department?: number) =>
    app.person(who, { rights: own, ...(department === undefined ? {} : { department }) });
  const tree = { '*': { see: 'tree', edit: 'tree', create: true, assign: 'tree', bulk: true } } as const;
  const head = await app.person('主管', { rights: tree, department: west });
  await app.admin.patch(`/api/departments/${west}`, { head: head.id });
  let made = 0;

  const create = async (who: Client, path: string, values: Record<string, unknown>) => {
    const answer = await who.post(`/api/${path}?duplicates=allow`, values);
    expect(answer.body, path).toMatchObject({ id: expect.any(Number) });
    return answer.body.id as number;
  };
  return {
    app,
    east,
    west,
    head,
    anna: await salesperson('安娜', east),
    ben: await salesperson('本', west),
    carla: await salesperson('卡拉', west),
    salesperson,
    create,
    async customer(owner, customerName = `客户${++made}号`) {
      const account = await create(owner, 'accounts', { name: customerName, industry: 'machinery' });
      const contacts = [
        await create(owner, 'contacts', { name: '王芳', account }),
        await create(owner, 'contacts', { name: '李强', account }),
      ];
      const deal = await create(owner, 'opportunities', { name: '注塑机', account, closeDate: '2027-03-01' });
      await owner.patch(`/api/opportunities/${deal}`, { stage: 'proposal' });
      await owner.post(`/api/accounts/${account}/comments`, { text: '上周拜访过', mentions: [] });
      await owner.post(`/api/accounts/${account}/tags`, { name: '重点' });
      await owner.post(`/api/accounts/${account}/followers`);
      return { account, contacts, deal, name: customerName };
    },
    give: (who, account, body) => who.post(`/api/accounts/${account}/transfer`, body),
    async ownerOf(path, id) {
      const { body } = await app.admin.get<{ owner: { id: number } | null }>(`/api/${path}/${id}`);
      return body.owner?.id ?? null;
    },
  };
}
