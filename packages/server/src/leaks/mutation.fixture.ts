import { registerHooks } from 'node:module';

/** A mistake made on purpose in one file of the server. */
export interface Mutation {
  /** What it lets through, as a sentence. */
  name: string;
  /** The way to records, of those in `paths.fixture.ts`, that shows it: the others need not be walked. */
  seenBy: string;
  /** End of the file's path, from `src/`. */
  file: string;
  from: string;
  to: string;
}

const given = process.env.GEJIE_MUTATION;
if (given) mutate(JSON.parse(given) as Mutation);

/** Changes the text of one file as Node loads it; the file itself stays as it is. */
function mutate({ file, from, to }: Mutation): void {
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (!url.endsWith(`/packages/server/src/${file}`)) return loaded;
      const text = String(loaded.source);
      if (!text.includes(from)) throw new Error(`${file} no longer has: ${from}`);
      return { ...loaded, source: text.replace(from, to) };
    },
  });
}
