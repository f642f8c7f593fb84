import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/database.ts';
import { connect, type Database } from '../connection.ts';
import { migrate } from '../migrate.ts';
import { type TurnMember, takeTurn } from './takeTurn.ts';

let place: TestDatabase;
/** Two processes of the server. */
let servers: [Database, Database];
beforeAll(async () => {
  place = await createTestDatabase('turns');
  servers = [connect(place.url), connect(place.url)];
  await migrate(servers[0]);
});
afterAll(async () => {
  for (const server of servers) await server.close();
  await place.drop();
});

const day = '2026-11-25';
const member = (id: number, weight = 1, quota: number | null = null): TurnMember => ({ id, weight, quota });

const turn = (round: number, members: TurnMember[], on = day, server = servers[0]) =>
  server.kysely.transaction().execute((tx) => takeTurn(tx, round, members, on));

async function turns(count: number, round: number, members: TurnMember[], on = day) {
  const given: (number | null)[] = [];
  for (let index = 0; index < count; index++) given.push(await turn(round, members, on));
  return given;
}

describe('Turns (MKT-03)', () => {
  it('go round in the order given, and by weight', async () => {
    expect(await turns(6, 1, [member(1), member(2), member(3)])).toEqual([1, 2, 3, 1, 2, 3]);
    const weighted = await turns(60, 2, [member(1, 3), member(2, 2), member(3, 1)]);
    expect([1, 2, 3].map((id) => weighted.filter((one) => one === id).length)).toEqual([30, 20, 10]);
  });

  it('leave out who has had the day’s quota, until the next day', async () => {
    const members = [member(1, 1, 1), member(2, 1, 2)];
    expect(await turns(4, 3, members)).toEqual([1, 2, 2, null]);
    expect(await turns(3, 3, members, '2026-11-26')).toHaveLength(3);
    expect(await turn(3, members, '2026-11-26')).toBeNull();
  });

  it('are not made up for by those who come later or come back', async () => {
    await turns(10, 4, [member(1), member(2)]);
    const after = await turns(6, 4, [member(1), member(2), member(3)]);
    expect(after.filter((one) => one === 3)).toHaveLength(2);
    await turns(10, 4, [member(1), member(2)]);
    expect((await turns(6, 4, [member(1), member(2), member(3)])).filter((one) => one === 3)).toHaveLength(2);
  });

  it('are each given once when two processes take them at the same time', async () => {
    const members = [member(1), member(2), member(3), member(4, 1, 5)];
    const given = await Promise.all(
      Array.from({ length: 60 }, (_, index) => turn(5, members, day, servers[index % 2])),
    );
    const counts = [1, 2, 3, 4].map((id) => given.filter((one) => one === id).length);
    expect(counts[3]).toBe(5);
    expect(Math.max(...counts.slice(0, 3)) - Math.min(...counts.slice(0, 3))).toBeLessThanOrEqual(1);
    expect(given).not.toContain(null);
  });

  it('that are rolled back are not lost', async () => {
    const members = [member(1), member(2)];
    await turn(6, members);
    const broken = servers[1].kysely.transaction().execute(async (tx) => {
      expect(await takeTurn(tx, 6, members, day)).toBe(2);
      throw new Error('given up');
    });
    await expect(broken).rejects.toThrow('given up');
    expect(await turn(6, members)).toBe(2);
  });
});
