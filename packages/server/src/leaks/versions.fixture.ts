import { registerHooks } from 'node:module';
import type { Mutation } from './mutation.fixture.ts';

const inForce = new Map<string, object>();
const place = 'gejie.versionsInForce';
Object.assign(globalThis, { [place]: inForce });

/**
 * Lets one process have files of the server in several versions, of which one is in force at a time: all others hold on to
 * a front that asks whichever that is. A process for each mistake would spend most of its time on loading the rest anew.
 * Must be called before the files are loaded; the files themselves stay as they are.
 */
export function keepVersions(mutations: readonly Mutation[]): void {
  const files = [...new Set(mutations.map(({ file }) => file))];
  registerHooks({
    load(url, context, nextLoad) {
      const [address = '', version] = url.split('?');
      const file = files.find((one) => address.endsWith(`/packages/server/src/${one}`));
      const loaded = nextLoad(url, context);
      if (file === undefined || version === 'asItIs') return loaded;
      const text = String(loaded.source);
      if (version === undefined) return { ...loaded, source: frontOf(file, address, text) };
      const { from, to } = mutations[Number(version)] as Mutation;
      // Where it stands twice, the mistake might be made at the other place.
      if (text.split(from).length !== 2) throw new Error(`${file} does not have just once: ${from}`);
      return { ...loaded, source: text.replace(from, to) };
    },
  });
}

/** @param mistake place among the mutations; null: all as it is */
export async function putInForce(mutations: readonly Mutation[], mistake: number | null): Promise<void> {
  inForce.clear();
  if (mistake === null) return;
  const { file } = mutations[mistake] as Mutation;
  inForce.set(file, (await import(`../${file}?${mistake}`)) as object);
}

const exported = /^export (?:(?:async )?(function)\*?|(class)|(const)) (\w+)/gm;

/** Functions and classes are asked for at each call and at each `new`; what is constant stays as it is. */
function frontOf(file: string, address: string, text: string): string {
  if (/^export (\*|\{|default|let|abstract|enum)/m.test(text))
    throw new Error(`${file} exports what has no front`);
  const lines = [...text.matchAll(exported)].map(([, isFunction, isClass, , name]) => {
    if (isFunction) return `export function ${name}(...given) { return now().${name}(...given); }`;
    if (!isClass) return `export { ${name} } from '${address}?asItIs';`;
    return `export const ${name} = new Proxy(function () {}, {
      construct: (_, given) => new (now().${name})(...given),
      get: (_, of) => now().${name}[of],
    });`;
  });
  return `import * as asItIs from '${address}?asItIs';
const now = () => globalThis['${place}'].get('${file}') ?? asItIs;
${lines.join('\n')}`;
}
