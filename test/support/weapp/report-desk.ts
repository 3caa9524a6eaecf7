import { reportRoutes, type ReportView } from '../../../shared/contract/report';
import { reportStaffRoutes } from '../../../shared/contract/report-staff';
import { workbenchRoutes } from '../../../shared/contract/workbench';
import { aCleaner, aSecretary, aTownOfficer, aVillager, type Person, YANGJIAWAN } from '../people';
import { aReport } from '../reports';
import type { Phone } from './phone/phone';
import { Stage } from './stage';

const WAIT_MS = 8_000;
const POLL_MS = 50;
const params = { villageId: YANGJIAWAN };

interface Told {
  who?: Person;
  /** As WeChat's map gives it. */
  point?: { lat: number; lng: number; system: 'gcj02' };
}
interface People {
  villager: Person;
  secretary: Person;
  cleaner: Person;
  townOfficer: Person;
}

/** Asks the server until it is so; the last answer, whatever it is. */
export async function asked<T>(read: () => Promise<T>, isSo: (answer: T) => boolean): Promise<T> {
  let answer = await read();
  for (const end = Date.now() + WAIT_MS; !isSo(answer) && Date.now() < end; answer = await read()) await new Promise((resolve) => void setTimeout(resolve, POLL_MS));
  return answer;
}

/** How often this phone asked the server so. */
export const times = (phone: Phone, address: RegExp): number => phone.network.asked.filter((one) => address.test(one)).length;

/** A stage with everybody who works on reports, and what the server holds about them. */
export class ReportDesk {
  private constructor(readonly stage: Stage, readonly people: People) {}

  static async open(): Promise<ReportDesk> {
    const stage = await Stage.open();
    const { running } = stage;
    const villager = await aVillager(running, { groupNo: 3, doorNo: '12' });
    const [secretary, cleaner, townOfficer] = [await aSecretary(running), await aCleaner(running), await aTownOfficer(running)];
    return new ReportDesk(stage, { villager, secretary, cleaner, townOfficer });
  }

  private get api() {
    return this.stage.running.api;
  }

  private get asSecretary() {
    return { token: this.people.secretary.token };
  }

  /** Sent, and checked by WeChat. */
  async reported(words: string, { who = this.people.villager, point }: Told = {}): Promise<string> {
    const { reportId } = await aReport(this.stage.running, who, YANGJIAWAN, { words, ...(point && { point }) });
    await this.stage.running.settleChecks();
    return reportId;
  }

  /** The same, in somebody's hands. */
  async given(words: string, { worker = this.people.cleaner, ...told }: Told & { worker?: Person } = {}): Promise<string> {
    const reportId = await this.reported(words, told);
    await this.api.call(reportStaffRoutes.assign, { params: { reportId }, body: { workerId: worker.memberId } }, this.asSecretary);
    return reportId;
  }

  read(reportId: string): Promise<ReportView> {
    return this.api.call(reportRoutes.read, { params: { reportId } }, this.asSecretary);
  }

  async reaches(reportId: string, state: ReportView['state']): Promise<ReportView> {
    const report = await asked(() => this.read(reportId), (now) => now.state === state);
    expect(report.state).toBe(state);
    return report;
  }

  /** Reports in this person's hands. */
  async dayOf({ token }: Person): Promise<string[]> {
    const { items } = await this.api.call(workbenchRoutes.day, {}, { token });
    return items.map(({ report }) => report.reportId);
  }

  /** As the office reads it. */
  async nameOf({ memberId }: Person): Promise<string> {
    const workers = await this.api.call(reportStaffRoutes.workers, { params }, this.asSecretary);
    return workers.items.find((one) => one.memberId === memberId)!.name;
  }

  /** The phone of somebody who has agreed to WeChat's privacy notice before. */
  async phoneOf(person: Person): Promise<Phone> {
    const phone = await this.stage.phoneOf(person);
    phone.privacy.agreed = true;
    return phone;
  }
}
