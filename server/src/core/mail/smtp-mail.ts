import { createTransport } from 'nodemailer';
import { Mail, type Letter } from './mail';

const PATIENCE_MS = 20_000;

/** By SMTP; the address says whether it is encrypted from the start (`smtps`) or when the server offers it. */
export class SmtpMail extends Mail {
  constructor(
    private readonly url: string | undefined,
    private readonly from: string | undefined,
  ) {
    super();
  }

  get isOn(): boolean {
    return this.url !== undefined && this.from !== undefined;
  }

  async send({ to, subject, text }: Letter): Promise<void> {
    if (!this.url || !this.from) throw new Error('No SMTP_URL is set');
    const times = { connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS };
    const transport = createTransport({ url: this.url, ...times });
    try {
      await transport.sendMail({ from: this.from, to, subject, text });
    } finally {
      transport.close();
    }
  }
}
