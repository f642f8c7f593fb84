import { describe, expect, it } from 'vitest';
import { changing, creating, faulty } from '../../rules.fixture.ts';
import { departmentRules } from '../department/department.rules.ts';
import { userRules } from './user.rules.ts';

describe('Users', () => {
  it.each(['admin', 'wang.yaning', '王雅宁', 'a+b@gejie.example', 'x_1-2', '7'])(
    'A login name can be typed: %s',
    (username) => expect(faulty(creating(userRules, { username }))).toEqual([]),
  );
  it.each(['a b', '.hidden', 'x<script>', 'tab\tbed', '-dash', 'a/b', 'zero\u200bwidth', '😀'])(
    'A login name has no spaces or signs: %j',
    (username) => expect(faulty(creating(userRules, { username }))).toEqual(['username']),
  );

  it('Nobody is their own manager', () => {
    expect(faulty(changing(userRules, { id: 3 }, { manager: 3 }))).toEqual(['manager']);
    expect(faulty(changing(userRules, { id: 3 }, { manager: 4 }))).toEqual([]);
  });

  it.each(['Asia/Shanghai', 'UTC', 'America/Argentina/Buenos_Aires'])(
    'A time zone is one of the world’s: %s',
    (timeZone) => expect(faulty(creating(userRules, { timeZone }))).toEqual([]),
  );
  it.each(['Shanghai', '+08:00', 'Mars/Olympus', '北京'])('and nothing else: %s', (timeZone) =>
    expect(faulty(creating(userRules, { timeZone }))).toEqual(['timeZone']),
  );
});

describe('Departments', () => {
  it('A department is not part of itself', () => {
    expect(faulty(changing(departmentRules, { id: 3 }, { parent: 3 }))).toEqual(['parent']);
    expect(faulty(creating(departmentRules, { name: '销售部' }))).toEqual([]);
  });
});
