import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface Received {
  from: string;
  to: string[];
  /** Headers and text as they came. */
  data: string;
}

/** A mail server as small as RFC 5321 allows: checks the order of commands, keeps what it takes, and can be told to refuse. */
export class SmtpDouble {
  readonly letters: Received[] = [];
  refuses = false;
  private server: Server;

  async start(): Promise<string> {
    this.server = createServer((socket) => this.serve(socket));
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private serve(socket: Socket): void {
    const letter: Received = { from: '', to: [], data: '' };
    let [buffer, isData] = ['', false];
    const say = (line: string): boolean => socket.write(`${line}\r\n`);
    say('220 double ready');
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      buffer += chunk.toString('utf8');
      for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        if (!isData) isData = this.command(line, letter, say);
        else if (line !== '.') letter.data += `${line.replace(/^\.\./, '.')}\n`;
        else {
          isData = false;
          this.letters.push({ ...letter });
          say('250 taken');
        }
      }
    });
  }

  /** True: what follows is the letter. */
  private command(line: string, letter: Received, say: (line: string) => boolean): boolean {
    const [, from] = /^MAIL FROM:<(.+?)>/.exec(line) ?? [];
    const [, to] = /^RCPT TO:<(.+?)>/.exec(line) ?? [];
    if (from) letter.from = from;
    if (to && letter.from) letter.to.push(to);
    const isLetter = line === 'DATA' && letter.to.length > 0;
    if (this.refuses && to) say('550 no such box');
    else if (isLetter) say('354 go on');
    else say(/^(EHLO|HELO|MAIL|RCPT|QUIT|RSET|NOOP)/.test(line) ? '250 OK' : '503 not now');
    return isLetter;
  }
}
