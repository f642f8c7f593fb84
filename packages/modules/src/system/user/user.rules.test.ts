import { describe, expect, it } from 'vitest';
import { creating, faulty } from '../../rules.fixture.ts';
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

  it.each(['Asia/Shanghai', 'UTC', 'America/Argentina/Buenos_Aires'])(
    'A time zone is one of the world’s: %s',
    (timeZone) => expect(faulty(creating(userRules, { timeZone }))).toEqual([]),
  );
  it.each(['Shanghai', '+08:00', 'Mars/Olympus', '北京'])('and nothing else: %s', (timeZone) =>
    expect(faulty(creating(userRules, { timeZone }))).toEqual(['timeZone']),
  );
});
