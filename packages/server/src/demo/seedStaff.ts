import type { Language } from '@gejie/core';
import type { DemoDoors, DemoUser } from './demoDoors.ts';
import { latin } from './story/latin.ts';
import { type Colleague, colleagues, departments, roles } from './story/staff.ts';

/** Departments, roles and colleagues, with who leads whom. @returns the colleagues by login name */
export async function seedStaff(
  doors: DemoDoors,
  passwords: { everybody: string; admin: string },
  language: Language = 'zh-CN',
): Promise<Map<string, DemoUser>> {
  const places = new Map<string, number>();
  for (const [position, [key, { name, parent, description }]] of Object.entries(departments).entries()) {
    const above = parent ? places.get(parent) : null;
    const [id] = await doors.create(null, 'department', [{ name, parent: above, description, position }]);
    places.set(key, id as number);
  }
  const roleIds = new Map<string, number>();
  for (const [key, role] of Object.entries(roles)) {
    const [id] = await doors.create(null, 'role', [{ ...role }]);
    roleIds.set(key, id as number);
  }
  const staff = new Map<string, DemoUser>();
  for (const [username, person] of Object.entries(colleagues)) {
    const department = places.get(person.department) as number;
    const password = username === 'admin' ? passwords.admin : passwords.everybody;
    const [id] = await doors.create(null, 'user', [
      {
        ...personal(username, person, staff.size),
        password,
        language,
        department,
        roles: [roleIds.get(person.role)],
        manager: person.manager ? staff.get(person.manager)?.id : null,
      },
    ]);
    staff.set(username, { id: id as number, name: person.name, username, department });
  }
  await appointManagers(doors, staff);
  for (const [key, { head }] of Object.entries(departments)) {
    const leader = head ? staff.get(head) : undefined;
    if (leader) await doors.change(null, 'department', places.get(key) as number, { head: leader.id });
  }
  return staff;
}

function personal(username: string, { name, title, joined }: Colleague, index: number) {
  const email = username === 'admin' ? 'it@gejie.example' : `${latin(name)}@gejie.example`;
  return {
    name,
    username,
    title,
    email,
    phone: `0571-8816 22${String(index + 1).padStart(2, '0')}`,
    joinedOn: joined,
  };
}

/** Those whose manager came into the list after them. */
async function appointManagers(doors: DemoDoors, staff: ReadonlyMap<string, DemoUser>): Promise<void> {
  const order = [...staff.keys()];
  for (const [username, { manager }] of Object.entries(colleagues)) {
    if (!manager || order.indexOf(manager) < order.indexOf(username)) continue;
    const [person, above] = [staff.get(username), staff.get(manager)];
    if (person && above) await doors.change(null, 'user', person.id, { manager: above.id });
  }
}
