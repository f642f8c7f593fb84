import { password } from '../data/password.ts';
import { HttpClient } from '../measure/http.ts';

/** A token for a user of the bench's company, got as any program would get it. */
export async function tokenFor(origin: string, username: string): Promise<string> {
  const anonymous = new HttpClient(origin);
  const response = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'gejie' },
    body: JSON.stringify({ username, password }),
  });
  if (!response.ok) throw new Error(`${username} could not sign in: ${await response.text()}`);
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const client = new HttpClient(origin, { cookie, 'x-requested-with': 'gejie' });
  try {
    const { text } = await client.expect({
      method: 'POST',
      path: '/api/tokens',
      body: { name: 'bench', scopes: ['*'] },
    });
    return (JSON.parse(text) as { token: string }).token;
  } finally {
    anonymous.close();
    client.close();
  }
}
