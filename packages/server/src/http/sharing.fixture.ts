import type { RightsTable, ShareAnswer } from '@gejie/core';
import { expect } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';

export const ownRights: RightsTable = {
  '*': { see: 'own', edit: 'own', delete: 'own', assign: 'none', create: true, export: true },
};

/** Two people who see only what is theirs, in departments one below the other, and an account of the first. */
export interface SharingStage {
  app: TestApplication;
  /** The taker's department, below the giver's. */
  east: number;
  giver: Client & { id: number };
  taker: Client & { id: number };
  account: number;
  contact: number;
  /** Address of the account's shares. */
  shares: string;
  endAll(): Promise<void>;
  /** Whether somebody sees the account, by each of several ways that must agree. */
  seen(client: Client): Promise<boolean>;
}

export async function openSharing(name: string): Promise<SharingStage> {
  const app = await openApplication(name, { rateLimits: { requests: 0, signIns: 100_000 } });
  const headquarters = await app.department('总部');
  const east = await app.department('华东', headquarters);
  const giver = await app.person('giver', { rights: ownRights, department: headquarters });
  const taker = await app.person('taker', { rights: ownRights, department: east });
  const account = (await giver.post<{ id: number }>('/api/accounts', { name: '海川仪表' })).body.id;
  const contact = (await giver.post<{ id: number }>('/api/contacts', { name: '王海', account })).body.id;
  const shares = `/api/accounts/${account}/shares`;
  return {
    app,
    east,
    giver,
    taker,
    account,
    contact,
    shares,
    async endAll() {
      for (const { id } of (await giver.get<ShareAnswer[]>(shares)).body)
        await giver.delete(`${shares}/${id}`);
    },
    async seen(client) {
      const one = (await client.get(`/api/accounts/${account}`)).status === 200;
      const list = await client.get<{ records: { id: number }[]; count: { value: number } }>(
        '/api/accounts',
        {
          query: { count: '1' },
        },
      );
      const found = await client.get<{ groups: unknown[] }>('/api/search', {
        query: { q: '海川', modules: 'accounts' },
      });
      const paths = [
        one,
        list.body.records.some(({ id }) => id === account),
        list.body.count.value > 0,
        found.body.groups.length > 0,
      ];
      expect(new Set(paths).size, `one path says otherwise: ${paths}`).toBe(1);
      return one;
    },
  };
}
