import type { Random } from '../../packages/server/src/demo/random.ts';
import {
  brandCharacters,
  cities,
  companyForms,
  givenCharacters,
  provinces,
  surnames,
  trades,
} from './words.ts';

/** "杭州瑞恒智能装备有限公司", "鑫泰贸易". */
export function companyName(random: Random): string {
  const city = random.chance(0.55) ? random.pickSkewed(cities) : '';
  const form = random.chance(0.85) ? random.pick(companyForms) : '';
  return city + brandName(random) + random.pickSkewed(trades) + form;
}

function brandName(random: Random): string {
  const length = random.chance(0.8) ? 2 : 3;
  let name = '';
  while (name.length < length) name += random.pickSkewed(brandCharacters);
  return name;
}

export function personName(random: Random): string {
  const given = random.pickSkewed(givenCharacters);
  return random.pickSkewed(surnames) + given + (random.chance(0.75) ? random.pickSkewed(givenCharacters) : '');
}

/** As the phone field keeps them: digits, for a landline with the area code before a hyphen. */
export function mobile(random: Random): string {
  return `1${random.pick(['38', '39', '35', '36', '37', '50', '51', '58', '59', '86', '87', '88', '89', '99'])}${random.digits(8)}`;
}

export function landline(random: Random): string {
  const area = random.pick(['010', '021', '020', '0755', '0571', '0512', '0574', '025', '0769', '0757']);
  return `${area}-${random.between(2, 8)}${random.digits(7)}`;
}

export function mailAddress(random: Random): string {
  const letters = () => String.fromCharCode(97 + random.below(26));
  const local = `${letters()}${letters()}${letters()}${random.digits(random.between(2, 5))}`;
  return `${local}@${random.pick(['qq.com', '163.com', '126.com', 'sina.com', `${letters()}${letters()}${letters()}${random.digits(2)}.cn`])}`;
}

export function postalAddress(random: Random) {
  return {
    province: random.pickSkewed(provinces),
    city: `${random.pickSkewed(cities)}市`,
    district: random.pick(['高新区', '开发区', '西湖区', '南山区', '浦东新区', '江宁区']),
    street: `${random.pick(['科技', '人民', '中山', '工业', '创业', '滨江'])}路${random.between(1, 1200)}号`,
    postcode: random.digits(6),
  };
}

/** In yuan, mostly small, a few large. */
export function amount(random: Random): string {
  const yuan = Math.round(10 ** (3.3 + random.next() * 3.2));
  return `${yuan - (yuan % 10)}.${random.chance(0.2) ? random.digits(2) : '00'}`;
}
