import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { accessTo, applicationUrl } from '../../packages/server/src/database/embedded/access.ts';
import { Api } from '../harness/api.ts';
import { password } from '../harness/cast.ts';
import { type Server, startServer } from '../harness/server.ts';

const username = 'linjing';

/** A server with a PostgreSQL of its own in one folder, as on a company's machine; it can be killed and started again. */
export class Installation {
  private readonly directory: string;
  private server: Server;

  private constructor(directory: string, server: Server) {
    this.directory = directory;
    this.server = server;
  }

  /** With a company in it that has only an administrator. */
  static async open(): Promise<Installation> {
    const directory = await mkdtemp(join(tmpdir(), 'gejie-faults-'));
    // PostgreSQL runs as an account of its own when we are root, and has to get in.
    await chmod(directory, 0o755);
    const installation = new Installation(directory, await startServer({ dataDirectory: directory }));
    await new Api(installation.url).call('POST', 'setup', {
      company: '格界科技',
      name: '林静',
      username,
      password,
    });
    return installation;
  }

  get url(): string {
    return this.server.url;
  }

  get files(): string {
    return join(this.directory, 'files');
  }

  log(): string {
    return this.server.log();
  }

  /** The API as the administrator. */
  api(): Promise<Api> {
    return new Api(this.url).signIn(username, password);
  }

  killServer(): Promise<void> {
    return this.server.kill();
  }

  /** Starts it again as if nothing had happened. */
  async startAgain(): Promise<void> {
    this.server = await startServer({ dataDirectory: this.directory, port: this.server.port });
  }

  /** Kills PostgreSQL under the running server. */
  async killDatabase(): Promise<void> {
    const [pid] = (await readFile(join(this.cluster, 'postmaster.pid'), 'utf8')).split('\n');
    process.kill(Number(pid), 'SIGKILL');
  }

  /** What a query finds in the database itself, behind the server's back. */
  async query<Row extends pg.QueryResultRow>(text: string): Promise<Row[]> {
    const client = new pg.Client({ connectionString: applicationUrl(await accessTo(this.cluster)) });
    await client.connect();
    try {
      return (await client.query<Row>(text)).rows;
    } finally {
      await client.end();
    }
  }

  async close(): Promise<void> {
    await this.server.stop();
    await rm(this.directory, { recursive: true, force: true });
  }

  private get cluster(): string {
    return join(this.directory, 'postgres', 'cluster');
  }
}
