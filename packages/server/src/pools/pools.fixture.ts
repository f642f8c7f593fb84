import type { RightsTable } from '@gejie/core';
import type { Client, TestApplication } from '../application.fixture.ts';

/** A salesperson's: the own records, nothing handed to others. */
export const sellerRights: RightsTable = {
  '*': { see: 'own', edit: 'own', delete: 'own', create: true },
};

export interface Listed {
  records: (Record<string, unknown> & { id: number })[];
  count?: { value: number; exact: boolean };
}

/** Makes a pool of accounts. */
export async function makePool(
  app: TestApplication,
  departments: number[],
  values: Record<string, unknown> = {},
): Promise<number> {
  const pool = { name: `公海 ${Math.random()}`, module: 'accounts', departments, ...values };
  const answer = await app.admin.post('/api/pools', pool);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body.id as number;
}

/** Makes an account of somebody. */
export async function accountOf(
  app: TestApplication,
  owner: number,
  values: Record<string, unknown> = {},
): Promise<number> {
  const answer = await app.admin.post('/api/accounts?duplicates=allow', {
    name: '海川仪表',
    owner,
    ...values,
  });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body.id as number;
}

/** An account that its owner has put back into the pool. */
export async function pooledAccount(
  app: TestApplication,
  owner: Client & { id: number },
  pool: number,
  values: Record<string, unknown> = {},
): Promise<number> {
  const id = await accountOf(app, owner.id, values);
  const answer = await owner.post(`/api/accounts/${id}/release`, { reason: '客户暂无预算', pool });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return id;
}
