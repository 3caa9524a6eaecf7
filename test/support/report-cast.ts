import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { RecordEntry } from '../../server/src/features/record/record.entity';
import { JobRunner } from '../../server/src/core/jobs/job-runner';
import { Sessions } from '../../server/src/features/member/sessions.service';
import { noticeRoutes } from '../../shared/contract/notice';
import { recordRoutes } from '../../shared/contract/record';
import { reportRoutes, type ReportView } from '../../shared/contract/report';
import { reportStaffRoutes } from '../../shared/contract/report-staff';
import type { RouteSpec } from '../../shared/route';
import { startApp, type RunningApp } from './app';
import type { TestDatabase } from './databases';
import { aCleaner, aCountyOfficer, aSecretary, aTownOfficer, aVillager, theVillages, YANGJIAWAN, type Person } from './people';
import { aPhoto, aReport } from './reports';

export interface ReportCast extends RunningApp {
  villager: Person;
  neighbour: Person;
  secretary: Person;
  cadre: Person;
  cleaner: Person;
  townOfficer: Person;
  countyOfficer: Person;
  /** A route about one report, as this person; `shows` adds a fresh photo. */
  act(who: Person, verb: Verb, reportId: string, body?: object, shows?: 'a photo'): Promise<ReportView>;
  read(reportId: string, who?: Person): Promise<ReportView>;
  report(who?: Person): Promise<string>;
  assigned(): Promise<string>;
  fixed(): Promise<string>;
  closed(): Promise<string>;
  balance(who: Person): Promise<number>;
  /** What the record holds about one report, as it stands in the database. */
  entriesOf(reportId: string): Promise<{ act: string; points: number }[]>;
  /** Titles of the notices this person has about one report, oldest first. */
  told(who: Person, reportId: string): Promise<string[]>;
  /** What comes due by itself is done; everybody signs in anew. */
  daysLater(days: number): Promise<void>;
}

const routes = { ...reportRoutes, ...reportStaffRoutes };
export type Verb = Exclude<keyof typeof routes, 'submit' | 'nearby' | 'list' | 'mine' | 'followed' | 'workers' | 'assignMany'>;

/** Everybody a report of 杨家湾村 concerns, and what they can do, as sentences. */
export async function startWithCast(on: TestDatabase, now = '2026-11-23T02:00:00Z'): Promise<ReportCast> {
  const running = await startApp(on, { now });
  await theVillages(running);
  const people = {
    villager: await aVillager(running, { groupNo: 3, doorNo: '12' }), neighbour: await aVillager(running, { groupNo: 3, doorNo: '13' }),
    secretary: await aSecretary(running), cadre: await aSecretary(running), cleaner: await aCleaner(running),
    townOfficer: await aTownOfficer(running), countyOfficer: await aCountyOfficer(running),
  };
  const act: ReportCast['act'] = async (who, verb, reportId, body = {}, shows) => {
    const photos = shows ? { photoIds: [await aPhoto(running, who)] } : {};
    const route = routes[verb] as RouteSpec;
    const given = { params: { reportId }, ...('body' in route && { body: { ...body, ...photos } }) };
    return (await running.api.call(route, given as never, { token: who.token })) as unknown as ReportView;
  };
  const read: ReportCast['read'] = (reportId, who) => running.api.call(reportRoutes.read, { params: { reportId } }, { token: who?.token });
  const report = async (who = people.villager) => (await aReport(running, who, YANGJIAWAN)).reportId;
  const assigned = async () => {
    const reportId = await report();
    await act(people.secretary, 'assign', reportId, { workerId: people.cleaner.memberId });
    return reportId;
  };
  const fixed = async () => {
    const reportId = await assigned();
    await act(people.cleaner, 'fix', reportId, {}, 'a photo');
    return reportId;
  };
  const closed = async () => {
    const reportId = await fixed();
    await act(people.villager, 'confirm', reportId);
    return reportId;
  };
  const balance = async ({ householdId, token }: Person) =>
    (await running.api.call(recordRoutes.household, { params: { householdId: householdId! } }, { token })).balance;
  const entriesOf = (reportId: string) =>
    running.app.get(UnitOfWork).repo(RecordEntry).find({ where: { sourceId: reportId }, select: { act: true, points: true } });
  const told = async ({ token }: Person, reportId: string) => {
    const { items } = await running.api.call(noticeRoutes.list, { query: { limit: 50 } }, { token });
    return items.filter(({ page }) => page.params.reportId === reportId).map(({ title }) => title).reverse();
  };
  const daysLater = async (days: number) => {
    running.clock.advanceDays(days);
    await running.app.get(JobRunner).drain();
    const sessions = running.app.get(Sessions, { strict: false });
    for (const person of Object.values(people)) person.token = (await sessions.open(person.memberId)).token;
  };
  return { ...running, ...people, act, read, report, assigned, fixed, closed, balance, entriesOf, told, daysLater };
}
