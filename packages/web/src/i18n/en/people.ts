import type { people as zh } from '../zh/people.ts';

export const people: Record<keyof typeof zh, string> = {
  'people.resetTitle': 'Reset the password of “{name}”?',
  'people.resetExplain':
    'A password for one sign-in is made. The present one ends at once, and so do all sign-ins; with the next one a new password has to be chosen.',
  'people.reset': 'Make a one-time password',
  'people.resetDone': 'One-time password of “{name}”',
  'people.resetOnce': 'It is shown this once. Pass it on in a way you trust.',
  'people.invitation':
    'Hello {name}, please sign in to Gejie CRM:\nAddress: {address}\nUser name: {username}\nOne-time password: {password}\nYou choose your own password at the first sign-in.',
  'people.passedOn': 'I have passed it on',
};
