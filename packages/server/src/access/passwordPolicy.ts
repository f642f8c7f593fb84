import type { Issue } from '@gejie/core';

export const shortestPassword = 8;

/** Words that most guessed passwords are made of; a password that is nothing else is refused. */
const commonParts =
  /^(password|passwd|passw0rd|admin|administrator|welcome|qwerty|qwertyuiop|asdfgh|zxcvbn|letmein|iloveyou|abc|abcd|woaini|gejie|crm|test|root|user|guest|changeme|secret|[0-9!@#$%^&*._-])+$/i;

/**
 * What is wrong with a password that somebody wants to have; null when nothing is.
 * @param username the login name it shall not repeat
 */
export function passwordIssue(password: string, username: string): Issue | null {
  const repeatsName = username !== '' && password.toLowerCase().includes(username.toLowerCase());
  const oneCharacter = new Set(password).size < 4;
  const guessed = repeatsName && password.length < username.length + shortestPassword / 2;
  const weak =
    [...password].length < shortestPassword || oneCharacter || guessed || commonParts.test(password);
  return weak ? { code: 'weakPassword', parameters: { min: shortestPassword } } : null;
}
