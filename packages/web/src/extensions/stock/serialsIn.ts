/** Numbers that one run may stand for. */
const most = 1000;

/** What is typed or scanned, one a line or with commas between; "A001~A020" is the twenty of them. INV-08 */
export function serialsIn(text: string): string[] {
  return text
    .split(/[\n\t,，;；、]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .flatMap(run);
}

/** All numbers from one to another that differ in the figures at their end; what is no run stays as it was typed. */
function run(text: string): string[] {
  const [, before = '', from = '', again = '', to = ''] =
    /^(\S*?)(\d{1,12})\s*[~～]\s*(\S*?)(\d{1,12})$/.exec(text) ?? [];
  const count = Number(to) - Number(from) + 1;
  const isRun = from.length === to.length && before === again && count > 1 && count <= most;
  if (!isRun) return [text];
  return Array.from(
    { length: count },
    (_, nth) => `${before}${String(Number(from) + nth).padStart(from.length, '0')}`,
  );
}
