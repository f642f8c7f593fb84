import { activityName, type SettledActivity, type World } from './world.fixture.ts';

type Make = (module: string, values: Record<string, unknown>) => Promise<number>;

const hour = 3_600_000;

/** An event and a task about each account, of people by turns, whether they see the account or not. */
export async function planActivities(
  { records: planned, people: colleagues }: World,
  { records, people }: { records: readonly number[]; people: readonly number[] },
  make: Make,
): Promise<SettledActivity[]> {
  const start = Math.ceil(Date.now() / hour) * hour + 240 * hour;
  const activities: SettledActivity[] = [];
  for (const [account, { path }] of planned.entries()) {
    if (path !== 'accounts') continue;
    const owner = account % colleagues.length;
    const guest = (account + 5) % colleagues.length;
    const at = new Date(start + account * hour).toISOString();
    const common = {
      subject: `${activityName}${account}`,
      related: { module: 'accounts', id: records[account] },
    };
    const event = await make('calendarEvent', {
      ...common,
      startsAt: at,
      endsAt: new Date(start + (account + 1) * hour).toISOString(),
      owner: people[owner],
      participants: [{ module: 'users', id: people[guest] }],
    });
    const task = await make('task', { ...common, dueAt: at, owner: people[guest] });
    activities.push(
      { path: 'events', id: event, account, owner, guest, at },
      { path: 'tasks', id: task, account, owner: guest, guest: null, at },
    );
  }
  return activities;
}
