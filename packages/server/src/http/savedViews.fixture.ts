import type { SavedViewAnswer } from '@gejie/core';
import { expect } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';

const seesAll = { '*': { see: 'all', edit: 'all', create: true, export: true } } as const;
const blind = { '*': { ...seesAll['*'], fields: { grade: 'hidden' } } } as const;

/** Where the views of accounts are kept. */
export const viewsUrl = '/api/accounts/views';

type Person = Client & { id: number };

/** Three accounts, and three people of two departments who look at lists of them. */
export interface ViewsCompany {
  app: TestApplication;
  east: number;
  north: number;
  anna: Person;
  /** Of a department below the east. */
  ben: Person;
  /** Of the north; the grade is hidden from her. */
  cleo: Person;
}

export async function openViewsCompany(name: string): Promise<ViewsCompany> {
  const app = await openApplication(name);
  const east = await app.department('华东');
  const north = await app.department('华北');
  const shanghai = await app.department('上海', east);
  for (const [account, grade] of [
    ['甲公司', 'A'],
    ['乙公司', 'B'],
    ['丙公司', 'A'],
  ])
    await app.admin.post('/api/accounts?duplicates=allow', { name: account, grade });
  return {
    app,
    east,
    north,
    anna: await app.person('安娜', { rights: seesAll, department: east }),
    ben: await app.person('本', { rights: seesAll, department: shanghai }),
    cleo: await app.person('克莱奥', { rights: blind, department: north }),
  };
}

/** Keeps a view, which has to succeed. */
export async function saveView(client: Client, view: Record<string, unknown>): Promise<SavedViewAnswer> {
  const { status, body } = await client.post<SavedViewAnswer>(viewsUrl, view);
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}
