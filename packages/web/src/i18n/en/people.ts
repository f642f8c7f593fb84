import type { people as zh } from '../zh/people.ts';

export const people: Record<keyof typeof zh, string> = {
  'people.resetTitle': 'Reset the password of “{name}”?',
  'people.resetExplain':
    'A temporary password is made. The present one ends at once, and so do all sign-ins; whoever signs in with it should choose an own one.',
  'people.reset': 'Make a temporary password',
  'people.resetDone': 'Temporary password of “{name}”',
  'people.resetOnce': 'It is shown this once. Pass it on in a way you trust.',
  'people.invitation':
    'Hello {name}, please sign in to Gejie CRM:\nAddress: {address}\nUser name: {username}\nTemporary password: {password}\nPlease choose your own password right after signing in.',
  'people.passedOn': 'I have passed it on',
  'profile.title': 'My details',
  'profile.about':
    'Colleagues see the phone number and the photo on your page; the signature goes under letters that you send from a record.',
  'profile.saved': 'Your details are saved',
};
