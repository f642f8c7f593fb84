import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/database.ts';
import { createApplication } from './application.ts';
import { product } from './product.ts';

test('Several processes may make the same database at the same time', async () => {
  const database = await createTestDatabase('together');
  const dataDirectory = await mkdtemp(join(tmpdir(), 'gejie-together-'));
  const start = () => createApplication({ databaseUrl: database.url, dataDirectory, product });
  const applications = await Promise.all([start(), start(), start()]);
  for (const { http } of applications) expect((await http.inject('/readyz')).statusCode).toBe(200);
  await Promise.all(applications.map((application) => application.close()));
  await database.drop();
  await rm(dataDirectory, { recursive: true });
});
