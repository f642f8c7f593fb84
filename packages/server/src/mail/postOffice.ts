import { createTransport, type Transporter } from 'nodemailer';
import type { Database } from '../database/connection.ts';
import { dropLetter, putBackLetter, takeLetters } from '../database/mail/waitingMail.ts';

export interface MailServer {
  /** `smtp://user:password@host:587`, `smtps://…` */
  url: string;
  /** What stands as the sender. */
  from: string;
}

const lookEvery = 15_000;
const atOnce = 20;

/** Hands waiting letters over to the mail server: again and again until it takes them. */
export class PostOffice {
  private readonly database: Database;
  private readonly server: MailServer;
  private readonly onFault: (error: unknown) => void;
  private readonly transport: Transporter;
  private looking: NodeJS.Timeout | undefined;
  private busy: Promise<unknown> = Promise.resolve();

  constructor(database: Database, server: MailServer, onFault: (error: unknown) => void) {
    this.database = database;
    this.server = server;
    this.onFault = onFault;
    this.transport = createTransport(server.url, { from: server.from });
  }

  start(): void {
    const look = () => {
      this.busy = this.deliver().catch(this.onFault);
    };
    look();
    this.looking = setInterval(look, lookEvery).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.looking);
    await this.busy;
    this.transport.close();
  }

  /** Sends what may be sent now. @returns how many letters were taken */
  async deliver(): Promise<number> {
    let sent = 0;
    for (;;) {
      const { taken, delivered } = await this.round();
      sent += delivered;
      if (taken < atOnce || delivered === 0) return sent;
    }
  }

  private round(): Promise<{ taken: number; delivered: number }> {
    return this.database.transaction(async (tx) => {
      const letters = await takeLetters(tx, atOnce);
      let delivered = 0;
      for (const { id, receiver, subject, body } of letters) {
        try {
          await this.transport.sendMail({ from: this.server.from, to: receiver, subject, text: body });
          await dropLetter(tx, id);
          delivered += 1;
        } catch (error) {
          this.onFault(error);
          await putBackLetter(tx, id);
        }
      }
      return { taken: letters.length, delivered };
    });
  }
}
