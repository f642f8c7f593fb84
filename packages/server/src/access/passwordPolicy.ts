import type { Issue } from '@gejie/core';

/** Below this no policy goes. */
export const shortestPassword = 8;

/** What a company asks of passwords beyond the least that holds everywhere. */
export interface PasswordRules {
  /** Characters at least. */
  length: number;
  /** How many of capitals, small letters, digits and signs at least; 1: any will do. */
  kinds: number;
}

export const leastRules: PasswordRules = { length: shortestPassword, kinds: 1 };

/** Those of eight characters and more that stand at the head of every list of leaked passwords, here and elsewhere. */
const common = new Set(
  `00000000 11111111 66666666 88888888 99999999 12341234 12121212 12344321 12345678 87654321 123456789 987654321
  1234567890 0123456789 0987654321 11223344 123123123 147258369 741852963 789456123 147852369 5201314520 a1234567
  a12345678 a123456789 abc12345 abc123456 abcd1234 abcdefgh asdfghjk asdfghjkl qwertyui qwertyuiop qwer1234 qwerty123
  q1w2e3r4 q1w2e3r4t5 1q2w3e4r 1q2w3e4r5t 1qaz2wsx zaq12wsx zxcvbnm1 asd123456 qq123456 password password1 password12
  password123 passw0rd p@ssw0rd p@ssword admin123 admin888 admin1234 admin12345 admin123456 administrator root1234
  test1234 welcome1 welcome123 letmein1 iloveyou iloveyou1 woaini1314 woaini520 woaini123 football baseball princess
  sunshine superman trustno1 computer internet whatever changeme changeme1 changeit default1 starwars michelle`.split(
    /\s+/,
  ),
);

/** Every character is of one of these; characters of other scripts are as good as signs. */
const kinds = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}]/u];

/**
 * What is wrong with a password that somebody wants to have; null when nothing is.
 * @param known what everybody knows of that person: the login name, the name, the e-mail
 */
export function passwordIssue(
  password: string,
  known: readonly string[],
  rules: PasswordRules = leastRules,
): Issue | null {
  const folded = password.toLowerCase();
  const min = Math.max(rules.length, shortestPassword);
  const weak =
    [...password].length < min ||
    new Set(folded).size === 1 ||
    common.has(folded) ||
    known.some((text) => text.toLowerCase() === folded);
  if (weak) return { code: 'weakPassword', parameters: { min } };
  const present = kinds.filter((kind) => kind.test(password)).length;
  return present < rules.kinds ? { code: 'plainPassword', parameters: { kinds: rules.kinds } } : null;
}
