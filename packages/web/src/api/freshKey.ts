/** A key nobody else has. `crypto.randomUUID` is there over HTTPS only, and a company may serve this over plain HTTP. */
export function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
