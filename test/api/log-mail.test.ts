import { Jobs } from '../../server/src/core/jobs/jobs';
import { JobRunner } from '../../server/src/core/jobs/job-runner';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { aVillager, theVillages, TOWN, YANGJIAWAN, type Villager } from '../support/people';
import { aLine, sealNow } from '../support/records';
import { SmtpDouble } from '../support/smtp-double';

jest.setTimeout(60_000);
const NOON = Date.parse('2026-11-25T12:00:00+08:00');
const DAY = 86_400_000;

/** The words of a letter, from base64 or quoted-printable. */
function wordsOf(data: string): string {
  const [head = '', ...body] = data.split('\n\n');
  const text = body.join('\n\n');
  if (/base64/i.test(head)) return Buffer.from(text, 'base64').toString();
  return Buffer.from(text.replace(/=\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString();
}

describe.each(databases)('the checkpoints of the day by mail, on $name', (on) => {
  let running: RunningApp;
  let villager: Villager;
  const smtp = new SmtpDouble();
  beforeAll(async () => {
    const smtpUrl = await smtp.start();
    running = await startApp(on, { now: NOON, config: { smtpUrl, mailFrom: 'village@county.example', logMail: { [TOWN]: 'office@town.example' } } });
    await theVillages(running);
    villager = await aVillager(running);
  });
  afterAll(async () => {
    await running?.close();
    await smtp.stop();
  });

  const aNightLater = async () => {
    running.clock.advance(DAY);
    await running.app.get(JobRunner).drain();
  };

  it('go to the town each night, once, when something was sealed, and not otherwise', async () => {
    await aLine(running, villager);
    await sealNow(running);
    await aNightLater();
    expect(smtp.letters).toHaveLength(1);
    expect(smtp.letters[0]).toMatchObject({ from: 'village@county.example', to: ['office@town.example'] });
    const note = Buffer.from((await running.api.fetch(`/log/${YANGJIAWAN}/checkpoint`)).body as Uint8Array).toString();
    expect(wordsOf(smtp.letters[0]!.data).replace(/\r/g, '')).toContain(note.trim());
    await aNightLater();
    expect(smtp.letters).toHaveLength(1);
  });

  it('are tried again where the mail server does not take them', async () => {
    await aLine(running, villager);
    await sealNow(running);
    smtp.refuses = true;
    await aNightLater();
    expect(smtp.letters).toHaveLength(1);
    smtp.refuses = false;
    running.clock.advance(3_600_000);
    await running.app.get(JobRunner).drain();
    expect(smtp.letters).toHaveLength(2);
    expect(await running.app.get(Jobs).givenUp()).toEqual([]);
  });
});
