import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export type { Email };

/** A mail server that keeps what it is sent. */
export interface MailSink {
  /** `host:port`. */
  readonly address: string;
  readonly mails: readonly Email[];
  /** Waits until there are so many mails. @throws with their subjects after 20 seconds */
  received(count: number): Promise<void>;
  close(): Promise<void>;
}

export async function startMailSink(): Promise<MailSink> {
  const mails: Email[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        mails.push(await PostalMime.parse(Buffer.concat(chunks)));
        done();
      });
    },
  });
  const socket = server.listen(0, '127.0.0.1');
  await once(socket, 'listening');
  const address = socket.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    address: `127.0.0.1:${address.port}`,
    mails,
    async received(count) {
      for (let attempt = 0; mails.length < count; attempt++) {
        if (attempt === 200) throw new Error(`${mails.length} of ${count} mails: ${mails.map(({ subject }) => subject).join('; ')}`);
        await sleep(100);
      }
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
