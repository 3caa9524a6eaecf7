import { contentCheckRoutes, type HeldView } from '../../shared/contract/content-check';
import { facilityRoutes } from '../../shared/contract/facility';
import { hygieneRoutes } from '../../shared/contract/hygiene';
import { householdRoutes } from '../../shared/contract/household';
import { postRoutes } from '../../shared/contract/post';
import { recordRoutes } from '../../shared/contract/record';
import { reportRoutes } from '../../shared/contract/report';
import { reportKindRoutes } from '../../shared/contract/report-kind';
import { DEMO_REVIEW_WORD, DEMO_RISKY_WORD } from '../../server/src/core/wechat/demo-wechat';

import { Appointments } from '../../server/src/features/member/appointments.service';
import { currentChecklist } from '../../shared/domain/checklists';
import { itemsOf } from '../../shared/domain/grades';
import { nationalKinds } from '../../shared/domain/report-kinds';
import { voiceRoutes } from '../../shared/contract/voice';
import type { RouteSpec } from '../../shared/route';
import { startApp, type RunningApp } from '../support/app';
import { contractRoutes } from '../support/contract';
import { databases } from '../support/databases';
import { dutyRequests } from '../support/duties';
import {
  COUNTY, FAR_AWAY, NEXT_VILLAGE, TOWN, YANGJIAWAN, aCleaner, aCountyOfficer, aFollower, aGroupLeader, aSecretary, aTownOfficer, aVillager,
  anInspector, anOfficer, theVillages, type Person,
} from '../support/people';
import { aPhoto, aReport, fixedReport } from '../support/reports';
import { anMp3 } from '../support/sounds';

/** Who stands before the door of 杨家湾村; `foreign` is the same role next door or in another town or county. */
const ACTORS = [
  'nobody', 'follower', 'villager', 'foreign villager', 'group leader', 'foreign group leader', 'secretary', 'foreign secretary', 'cleaner', 'foreign cleaner',
  'inspector', 'foreign inspector', 'town officer', 'foreign town officer', 'county officer', 'foreign county officer', 'operator',
] as const;
type Actor = (typeof ACTORS)[number];
type Allowed = 'everybody' | 'signed in' | readonly Actor[];

const SUPERVISORS: Actor[] = ['town officer', 'county officer'];
const OVERSEERS: Actor[] = ['secretary', ...SUPERVISORS];
const MODERATORS: Actor[] = OVERSEERS;
const APPOINTERS: Actor[] = ['secretary', ...SUPERVISORS, 'operator'];
const VERIFIERS: Actor[] = ['secretary', 'group leader'];
const INSIDERS: Actor[] = ['secretary', 'inspector', ...SUPERVISORS];
/** Routes without a village in their path let the same role of elsewhere through the guard; the row decides. */
const STAFF: Actor[] = ACTORS.filter((actor) => /secretary|cleaner|inspector|officer|leader/.test(actor));

/** One line a route: who gets past access. A route of the contract that is missing here fails. */
const REPORTERS: Actor[] = ['villager', 'group leader', 'cleaner', 'inspector', ...OVERSEERS];

const expectations: Record<string, Allowed> = {
  'memberRoutes.signIn': 'everybody',
  'memberRoutes.signOut': 'signed in',
  'memberRoutes.signOutEverywhere': 'signed in',
  'memberRoutes.me': 'signed in',
  'memberRoutes.updateMe': 'signed in',
  'memberRoutes.consent': 'signed in',
  'memberRoutes.follow': 'signed in',
  'memberRoutes.unfollow': 'signed in',
  'demoRoutes.personas': 'everybody',
  'demoRoutes.signInAs': 'everybody',
  'appointmentRoutes.list': APPOINTERS,
  'appointmentRoutes.appoint': APPOINTERS,
  'appointmentRoutes.dismiss': APPOINTERS,
  'auditRoutes.list': APPOINTERS,
  'regionRoutes.search': 'everybody',
  'regionRoutes.roots': 'everybody',
  'regionRoutes.children': 'everybody',
  'photoRoutes.upload': 'signed in',
  // The signature in the link decides: see photo.test.ts.
  'photoRoutes.read': 'everybody',
  'voiceRoutes.upload': 'signed in',
  // As with photos: see voice.test.ts.
  'voiceRoutes.read': 'everybody',
  // The queue of one's own villages, if one has some.
  'contentCheckRoutes.queue': [...MODERATORS, 'foreign secretary', 'foreign town officer', 'foreign county officer'],
  'contentCheckRoutes.held': MODERATORS,
  'contentCheckRoutes.decide': MODERATORS,
  'contentCheckRoutes.mine': 'signed in',
  // The author's own.
  'contentCheckRoutes.appeal': ['secretary'],
  'facilityRoutes.list': 'everybody',
  'facilityRoutes.read': 'everybody',
  'facilityRoutes.byCode': 'everybody',
  'facilityRoutes.layer': 'everybody',
  'facilityRoutes.create': OVERSEERS,
  'facilityRoutes.edit': OVERSEERS,
  'facilityRoutes.setState': OVERSEERS,
  'facilityRoutes.dutyPeople': OVERSEERS,
  'facilityRoutes.exportTable': OVERSEERS,
  'facilityRoutes.importTable': OVERSEERS,
  'facilityRoutes.plates': OVERSEERS,
  'householdRoutes.groups': 'everybody',
  'householdRoutes.claim': 'signed in',
  'householdRoutes.claims': VERIFIERS,
  'householdRoutes.decideClaim': VERIFIERS,
  'householdRoutes.residents': APPOINTERS,
  'householdRoutes.list': [...OVERSEERS, 'group leader', 'inspector'],
  'householdRoutes.read': ['villager', ...OVERSEERS, 'group leader', 'inspector'],
  'householdRoutes.previewImport': ['secretary', 'operator'],
  'householdRoutes.applyImport': ['secretary', 'operator'],
  'householdRoutes.importTemplate': 'everybody',
  'noticeRoutes.list': 'signed in',
  'noticeRoutes.unread': 'signed in',
  // Nobody else's: 404. See notice.test.ts.
  'noticeRoutes.read': [],
  'noticeRoutes.readAll': 'signed in',
  'noticeRoutes.settings': 'signed in',
  'noticeRoutes.choose': 'signed in',
  'noticeRoutes.allow': 'signed in',
  'postRoutes.list': 'everybody',
  'postRoutes.read': 'everybody',
  'postRoutes.publish': ['secretary'],
  'postRoutes.edit': ['secretary'],
  'postRoutes.pin': ['secretary'],
  'postRoutes.withdraw': ['secretary'],
  'villageRoutes.home': 'signed in',
  'villageRoutes.page': 'everybody',
  'villageRoutes.editPage': ['secretary'],
  'reportKindRoutes.ofVillage': 'everybody',
  'reportKindRoutes.ofCounty': ['county officer', 'operator'],
  'reportKindRoutes.create': ['county officer', 'operator'],
  'reportKindRoutes.edit': ['county officer', 'operator'],
  'reportKindRoutes.retire': ['county officer', 'operator'],
  'reportRoutes.submit': REPORTERS,
  'reportRoutes.nearby': 'everybody',
  'reportRoutes.list': 'everybody',
  'reportRoutes.mine': 'signed in',
  'reportRoutes.followed': 'signed in',
  'reportRoutes.read': 'everybody',
  'reportRoutes.follow': 'signed in',
  'reportRoutes.unfollow': 'signed in',
  'reportRoutes.reply': ['villager', 'cleaner', ...OVERSEERS],
  'reportRoutes.confirm': ['villager'],
  'reportRoutes.dispute': ['villager'],
  'reportRoutes.reopen': REPORTERS,
  'reportRoutes.contest': REPORTERS,
  'reportRoutes.drop': ['villager', 'secretary'],
  'reportStaffRoutes.workers': ['secretary'],
  'reportStaffRoutes.accept': ['secretary'],
  'reportStaffRoutes.reject': ['secretary'],
  'reportStaffRoutes.assign': ['secretary'],
  'reportStaffRoutes.assignMany': ['secretary'],
  'reportStaffRoutes.handBack': ['cleaner'],
  'reportStaffRoutes.partlyFix': ['cleaner'],
  'reportStaffRoutes.fix': ['cleaner'],
  'reportStaffRoutes.close': ['secretary'],
  'reportStaffRoutes.defer': ['secretary'],
  'reportStaffRoutes.resurface': ['secretary'],
  'reportStaffRoutes.merge': ['secretary'],
  'reportStaffRoutes.unmerge': ['secretary'],
  'reportStaffRoutes.forward': ['secretary'],
  'reportStaffRoutes.giveBack': OVERSEERS,
  'reportStaffRoutes.settle': ['town officer', 'county officer'],
  'reportStaffRoutes.falsify': OVERSEERS,
  'reportStaffRoutes.recheck': OVERSEERS,
  'reportStaffRoutes.hide': OVERSEERS,
  'reportStaffRoutes.show': OVERSEERS,
  'reportFiguresRoutes.village': 'everybody',
  'reportFiguresRoutes.region': OVERSEERS,
  'reportFiguresRoutes.table': OVERSEERS,
  'reportFiguresRoutes.map': 'everybody',
  'reportFiguresRoutes.pairs': 'everybody',
  'reportFiguresRoutes.openData': 'everybody',
  // No night has been: see report-map.test.ts.
  'reportFiguresRoutes.openDataFile': [],
  'hygieneRoutes.openRound': ['secretary'],
  'hygieneRoutes.rounds': 'everybody',
  'hygieneRoutes.work': INSIDERS,
  'hygieneRoutes.score': ['inspector'],
  'hygieneRoutes.sheet': INSIDERS,
  'hygieneRoutes.publish': ['secretary'],
  // Not yet published: it does not exist for anybody.
  'hygieneRoutes.results': [],
  'recordRoutes.household': ['villager', ...OVERSEERS],
  'recordRoutes.entry': ['villager', ...OVERSEERS],
  'recordRoutes.fiveCos': 'everybody',
  'recordRoutes.pairs': OVERSEERS,
  // The row decides: an officer of the county itself.
  'calendarRoutes.read': ['county officer', 'operator'],
  'calendarRoutes.saveHours': ['county officer', 'operator'],
  // Without a file nobody comes as far as the county; calendar.test.ts brings one.
  'calendarRoutes.importDays': ['county officer', 'foreign county officer', 'operator'],
  'calendarRoutes.daysTable': 'everybody',
  'dutyRoutes.table': OVERSEERS,
  'dutyRoutes.gaps': OVERSEERS,
  'dutyRoutes.people': ['secretary', 'town officer'],
  'dutyRoutes.addLine': ['secretary', 'town officer'],
  'dutyRoutes.editLine': ['secretary', 'town officer'],
  'dutyRoutes.dropLine': ['secretary', 'town officer'],
  'dutyRoutes.exportTable': OVERSEERS,
  'dutyRoutes.importTable': ['secretary', 'town officer'],
  'absenceRoutes.list': OVERSEERS,
  'absenceRoutes.add': ['secretary', 'town officer'],
  'absenceRoutes.drop': ['secretary', 'town officer'],
  'rotaRoutes.today': 'everybody',
  'rotaRoutes.weeks': OVERSEERS,
  'rotaRoutes.setPhone': ['secretary', 'town officer'],
  'rotaRoutes.setWeek': ['secretary', 'town officer'],
  'workbenchRoutes.day': STAFF,
  'workbenchRoutes.read': STAFF,
  // WeChat alone, by the signature: see core/push.test.ts.
  'wechatPushRoutes.check': [],
  'wechatPushRoutes.receive': [],
};

interface Request {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
}

describe.each(databases)('the access matrix on $name', (on) => {
  let running: RunningApp;
  const people = new Map<Actor, Person | undefined>();
  let requests: Record<string, (who: Person | undefined) => Promise<Request> | Request>;

  beforeAll(async () => {
    running = await startApp(on, { now: '2026-11-23T02:00:00Z' });
    await theVillages(running);
    const [neighbour, far] = [NEXT_VILLAGE, FAR_AWAY];
    const actors: [Actor, Promise<Person> | undefined][] = [
      ['nobody', undefined], ['follower', aFollower(running)], ['secretary', aSecretary(running)], ['foreign secretary', aSecretary(running, neighbour)],
      ['cleaner', aCleaner(running)], ['foreign cleaner', aCleaner(running, neighbour)], ['inspector', anInspector(running)],
      ['foreign inspector', anInspector(running, neighbour)], ['town officer', aTownOfficer(running, TOWN)],
      ['foreign town officer', aTownOfficer(running, '421102001')], ['county officer', aCountyOfficer(running, COUNTY)],
      ['foreign county officer', aCountyOfficer(running, far.slice(0, 6))], ['operator', anOfficer(running, 'operator', COUNTY)],
    ];
    for (const [actor, person] of actors) people.set(actor, await person);
    people.set('villager', await aVillager(running, { groupNo: 3, doorNo: '12' }));
    people.set('foreign villager', await aVillager(running, { villageId: neighbour, groupNo: 3, doorNo: '12' }));
    people.set('group leader', await aGroupLeader(running));
    people.set('foreign group leader', await aGroupLeader(running, neighbour));
    requests = await requestsOfTheVillage();
  });
  afterAll(() => running?.close());

  const the = (actor: Actor): Person => people.get(actor)!;
  const api = () => running.api;

  /** Things of 杨家湾村 that the requests are about. */
  async function requestsOfTheVillage(): Promise<typeof requests> {
    const village = { villageId: YANGJIAWAN };
    const [villager, secretary, cleaner] = [the('villager'), the('secretary'), the('cleaner')];
    const report = await aReport(running, villager, YANGJIAWAN);
    const fixed = await fixedReport(running, { reporter: villager, secretary, worker: cleaner, villageId: YANGJIAWAN });
    const closed = await fixedReport(running, { reporter: villager, secretary, worker: cleaner, villageId: YANGJIAWAN });
    await api().call(reportRoutes.confirm, { params: { reportId: closed.reportId }, body: {} }, { token: villager.token });
    const said = await api().call(voiceRoutes.upload, { query: {} }, { token: villager.token, file: { bytes: anMp3(2) } });
    const voiceUrl = new URL(said.url, running.http);
    const household = { householdId: villager.householdId! };
    const record = await api().call(recordRoutes.household, { params: household }, { token: villager.token });
    const post = await api().call(postRoutes.publish, { params: village, body: { board: 'economy', title: '萝卜丰收', body: '今年萝卜好' } }, { token: secretary.token });
    const round = await api().call(hygieneRoutes.openRound, { params: village, body: { title: '评比' } }, { token: secretary.token });
    const scores = itemsOf(currentChecklist).map((item) => ({ itemId: item.id, score: item.max }));
    const sheet = { params: { roundId: round.roundId, ...household }, body: { outcome: 'scored', scores } as const };
    await api().call(hygieneRoutes.score, sheet, { token: the('inspector').token });
    const lamp = { kind: 'lamp', name: '桥头路灯', groupNo: 3 } as const;
    const facility = await api().call(facilityRoutes.create, { params: village, body: lamp }, { token: secretary.token });
    const newcomer = await aVillager(running, { groupNo: 5, doorNo: '5' });
    const claimer = await aFollower(running);
    const claim = { groupNo: 3, doorNo: '12', personName: '小杨', presence: 'away' } as const;
    const claimed = await api().call(householdRoutes.claim, { params: village, body: claim }, { token: claimer.token });
    const table = { bytes: Buffer.from('\uFEFF组,门牌号,户主,姓名,关系,在村/外出,党员户,低保户\n8,1,陈大,陈大,户主,在村,否,否\n'), name: 'h.csv', type: 'text/csv' };
    const preview = await api().call(householdRoutes.previewImport, { params: village }, { token: secretary.token, file: table });
    const held = await heldPost(DEMO_REVIEW_WORD);
    const refused = `post:${await publish(secretary, DEMO_RISKY_WORD)}`;
    const asPhoto = async (who: Person | undefined) => [who ? await aPhoto(running, who) : 'nothing'];
    const place = { groupNo: 3 };
    const { id: _id, retired: _retired, ...litter } = nationalKinds.find(({ id }) => id === 'litter')!;
    const why = { note: '不归村里管' };
    const spare = await fixedReport(running, { reporter: villager, secretary, worker: cleaner, villageId: YANGJIAWAN });
    const about = ({ reportId }: { reportId: string }) => ({ params: { reportId } });
    const [onReport, onFixed, onClosed, onHidden] = [about(report), about(fixed), about(closed), about(spare)] as const;
    return {
      'memberRoutes.signIn': () => ({ body: { code: 'no-such-code' } }),
      'memberRoutes.updateMe': () => ({ body: { nickname: '老乡' } }),
      'memberRoutes.consent': () => ({ body: { version: 1 } }),
      'memberRoutes.follow': () => ({ params: village }),
      'memberRoutes.unfollow': () => ({ params: village }),
      'demoRoutes.signInAs': () => ({ body: { persona: 'nobody-such' } }),
      'appointmentRoutes.list': () => ({ params: village }),
      'appointmentRoutes.appoint': () => ({ body: { memberId: newcomer.memberId, role: 'cleaner', regionCode: YANGJIAWAN } }),
      'appointmentRoutes.dismiss': async () => ({ params: { appointmentId: await cleanerAppointment() }, body: { reason: '换人' } }),
      'auditRoutes.list': () => ({ params: village }),
      'regionRoutes.children': () => ({ params: { regionId: COUNTY } }),
      'photoRoutes.read': () => ({ params: { photoId: report.before[0]!.photoId, size: 'full' } }),
      'contentCheckRoutes.held': () => ({ params: { checkId: held.checkId } }),
      'contentCheckRoutes.decide': () => ({ params: { checkId: held.checkId }, body: { decision: 'approve', version: held.version } }),
      'contentCheckRoutes.appeal': () => ({ body: { subject: refused, words: '请再看看' } }),
      'voiceRoutes.read': () => ({ params: { file: voiceUrl.pathname.split('/').at(-1)! }, query: Object.fromEntries(voiceUrl.searchParams) }),
      'facilityRoutes.list': () => ({ params: village }),
      'facilityRoutes.read': () => ({ params: { facilityId: facility.facilityId } }),
      'facilityRoutes.byCode': () => ({ params: { code: facility.code } }),
      'facilityRoutes.layer': () => ({ params: village }),
      'facilityRoutes.create': () => ({ params: village, body: lamp }),
      'facilityRoutes.edit': () => ({ params: { facilityId: facility.facilityId }, body: { ...lamp, version: 1 } }),
      'facilityRoutes.setState': () => ({ params: { facilityId: facility.facilityId }, body: { state: 'in-use', version: 1 } }),
      'facilityRoutes.dutyPeople': () => ({ params: village }),
      'facilityRoutes.exportTable': () => ({ params: village }),
      'facilityRoutes.importTable': () => ({ params: village }),
      'facilityRoutes.plates': () => ({ params: village }),
      'householdRoutes.groups': () => ({ params: village }),
      'householdRoutes.claim': () => ({ params: village, body: { ...claim, doorNo: '999' } }),
      'householdRoutes.claims': () => ({ params: village }),
      'householdRoutes.decideClaim': () => ({ params: { residencyId: claimed.residencyId }, body: { decision: 'verify' } }),
      'householdRoutes.residents': () => ({ params: village }),
      'householdRoutes.list': () => ({ params: village }),
      'householdRoutes.read': () => ({ params: household }),
      'householdRoutes.previewImport': () => ({ params: village }),
      'householdRoutes.applyImport': () => ({ params: { importId: preview.importId } }),
      'noticeRoutes.read': () => ({ params: { noticeId: 'of-somebody-else' } }),
      'noticeRoutes.choose': () => ({ body: { channels: {} } }),
      'noticeRoutes.allow': () => ({ body: { answers: [{ form: 'progress', answer: 'reject' }] } }),
      'postRoutes.list': () => ({ params: village }),
      'postRoutes.read': () => ({ params: { postId: post.postId } }),
      'postRoutes.publish': () => ({ params: village, body: { board: 'profile', title: '新', body: '新' } }),
      'postRoutes.edit': () => ({ params: { postId: post.postId }, body: { board: 'profile', title: '改', body: '改', photoIds: [], version: 1 } }),
      'postRoutes.pin': () => ({ params: { postId: post.postId }, body: { pinned: true } }),
      'postRoutes.withdraw': async () => ({ params: { postId: await sparePost() }, body: { reason: '过期' } }),
      'villageRoutes.page': () => ({ params: village }),
      'villageRoutes.editPage': () => ({ params: village, body: {} }),
      'reportKindRoutes.ofVillage': () => ({ params: village }),
      'reportKindRoutes.ofCounty': () => ({ params: { countyCode: COUNTY } }),
      'reportKindRoutes.create': () => ({ params: { countyCode: COUNTY }, body: { ...litter, name: '乱停车' } }),
      'reportKindRoutes.edit': () => ({ params: { countyCode: COUNTY, kindId: 'litter' }, body: { version: 0, kind: litter } }),
      'reportKindRoutes.retire': () => ({ params: { countyCode: COUNTY, kindId: 'graves' }, body: { version: 0, retired: true } }),
      'reportRoutes.submit': async (who) => ({ params: village, body: { kind: 'litter', photoIds: await asPhoto(who), place } }),
      'reportRoutes.nearby': () => ({ params: village, query: { kind: 'litter' } }),
      'reportRoutes.list': () => ({ params: village }),
      ...Object.fromEntries(['read', 'follow', 'unfollow'].map((verb) => [`reportRoutes.${verb}`, () => onReport])),
      'reportRoutes.reply': () => ({ ...onFixed, body: { note: '正在联系' } }),
      'reportRoutes.confirm': () => ({ ...onClosed, body: {} }),
      'reportRoutes.dispute': () => ({ ...onClosed, body: { note: '没清完' } }),
      'reportRoutes.reopen': async (who) => ({ ...onClosed, body: { note: '还是脏的', photoIds: await asPhoto(who) } }),
      'reportRoutes.contest': async (who) => ({ ...onClosed, body: { note: '请再看看', photoIds: await asPhoto(who) } }),
      'reportRoutes.drop': () => ({ ...onReport, body: { note: '已经好了' } }),
      'reportStaffRoutes.workers': () => ({ params: village }),
      'reportStaffRoutes.accept': () => ({ ...onReport, body: {} }),
      'reportStaffRoutes.reject': () => ({ ...onClosed, body: why }),
      'reportStaffRoutes.assign': () => ({ ...onReport, body: { workerId: cleaner.memberId } }),
      'reportStaffRoutes.assignMany': () => ({ params: village, body: { reportIds: [report.reportId], workerId: cleaner.memberId } }),
      'reportStaffRoutes.handBack': () => ({ ...onFixed, body: why }),
      'reportStaffRoutes.partlyFix': async (who) => ({ ...onFixed, body: { note: '还差一点', photoIds: await asPhoto(who) } }),
      'reportStaffRoutes.fix': async (who) => ({ ...onFixed, body: { photoIds: await asPhoto(who) } }),
      'reportStaffRoutes.close': () => ({ ...onFixed, body: { note: '看过了' } }),
      'reportStaffRoutes.defer': () => ({ ...onReport, body: { note: '冬天再办', until: '2026-12-20' } }),
      'reportStaffRoutes.resurface': () => ({ ...onReport, body: {} }),
      'reportStaffRoutes.merge': () => ({ ...onReport, body: { intoId: fixed.reportId } }),
      'reportStaffRoutes.unmerge': () => ({ ...onReport, body: why }),
      'reportStaffRoutes.forward': () => ({ ...onReport, body: { to: '县住建局', ...why } }),
      'reportStaffRoutes.giveBack': () => ({ ...onReport, body: why }),
      'reportStaffRoutes.settle': async (who) => ({ ...onFixed, body: { note: '好了', photoIds: await asPhoto(who) } }),
      'reportStaffRoutes.falsify': () => ({ ...onFixed, body: why }),
      'reportStaffRoutes.recheck': async (who) => ({ ...onFixed, body: { isClean: true, photoIds: await asPhoto(who) } }),
      'reportStaffRoutes.hide': () => ({ ...onHidden, body: why }),
      'reportStaffRoutes.show': () => onHidden,
      ...Object.fromEntries(['village', 'map', 'pairs'].map((verb) => [`reportFiguresRoutes.${verb}`, () => ({ params: village })])),
      ...Object.fromEntries(['region', 'table'].map((verb) => [`reportFiguresRoutes.${verb}`, () => ({ params: { regionCode: YANGJIAWAN } })])),
      'reportFiguresRoutes.openData': () => ({ params: { countyCode: COUNTY } }),
      'reportFiguresRoutes.openDataFile': () => ({ params: { file: `${COUNTY}-2026-11-23.csv` } }),
      'hygieneRoutes.openRound': () => ({ params: village, body: { title: '又一轮' } }),
      'hygieneRoutes.rounds': () => ({ params: village }),
      'hygieneRoutes.work': () => ({ params: { roundId: round.roundId } }),
      'hygieneRoutes.score': () => sheet,
      'hygieneRoutes.sheet': () => ({ params: sheet.params }),
      'hygieneRoutes.publish': () => ({ params: { roundId: round.roundId } }),
      'hygieneRoutes.results': () => ({ params: { roundId: round.roundId } }),
      'recordRoutes.household': () => ({ params: household }),
      'recordRoutes.entry': () => ({ params: { entryId: record.entries.items[0]!.entryId } }),
      'recordRoutes.fiveCos': () => ({ params: village }),
      ...dutyRequests(running, YANGJIAWAN, secretary, cleaner),
      'calendarRoutes.read': () => ({ params: { countyCode: COUNTY }, query: { year: 2026 } }),
      'calendarRoutes.saveHours': () => ({
        params: { countyCode: COUNTY }, query: { year: 2026 }, body: { hours: Array.from({ length: 7 }, () => []), townAfterMinutes: 60, countyAfterMinutes: 60, version: 0 },
      }),
      'calendarRoutes.importDays': () => ({ params: { countyCode: COUNTY }, query: { year: 2026 } }),
      'calendarRoutes.daysTable': () => ({ params: { countyCode: COUNTY }, query: { year: 2026 } }),
      'recordRoutes.pairs': () => ({ params: village }),
      'wechatPushRoutes.check': () => ({ query: { signature: '0', timestamp: '1', nonce: '2', echostr: '3' } }),
      'wechatPushRoutes.receive': () => ({ query: { msg_signature: '0', timestamp: '1', nonce: '2' }, body: { Encrypt: 'x' } }),
    };

    async function publish({ token }: Person, body: string): Promise<string> {
      return (await api().call(postRoutes.publish, { params: village, body: { board: 'profile', title: '旧闻', body } }, { token })).postId;
    }

    function sparePost(): Promise<string> {
      return publish(secretary, '旧闻');
    }

    /** Somebody else's, so that each moderator may decide. */
    async function heldPost(body: string): Promise<HeldView> {
      await publish(await anOfficer(running, 'cadre', YANGJIAWAN), body);
      const { items: [card] } = await api().call(contentCheckRoutes.queue, {}, { token: secretary.token });
      return api().call(contentCheckRoutes.held, { params: { checkId: card!.checkId } }, { token: secretary.token });
    }

    /** A fresh one each time: it ends with the first that may end it. */
    async function cleanerAppointment(): Promise<string> {
      const { memberId } = await aCleaner(running);
      const [held] = await running.app.get(Appointments, { strict: false }).of(memberId);
      return held?.id ?? 'gone';
    }
  }

  async function outcome(name: string, route: RouteSpec, actor: Actor): Promise<'in' | 'out'> {
    const who = people.get(actor);
    const given = (await requests[name]?.(who)) ?? {};
    const { status, body } = await api().send(route, given as never, { token: who?.token });
    if (status >= 500 && name !== 'memberRoutes.signIn') throw new Error(`${name} as ${actor}: ${status} ${JSON.stringify(body)}`);
    return [401, 403, 404].includes(status) ? 'out' : 'in';
  }

  const wanted = (allowed: Allowed, actor: Actor): 'in' | 'out' => {
    if (allowed === 'everybody') return 'in';
    if (allowed === 'signed in') return actor === 'nobody' ? 'out' : 'in';
    return allowed.includes(actor) ? 'in' : 'out';
  };
  /** These end the session or the appointment they are tried with; each has a test of its own. */
  const LAST = ['memberRoutes.signOut', 'memberRoutes.signOutEverywhere', 'appointmentRoutes.dismiss'];
  const routes = contractRoutes().sort((a, b) => LAST.indexOf(a.name) - LAST.indexOf(b.name));

  it('has an expectation for every route, and no expectation without a route', () => {
    expect(Object.keys(expectations).sort()).toEqual(routes.map(({ name }) => name).sort());
  });

  it.each(routes.filter(({ name }) => !LAST.slice(0, 2).includes(name)).map(({ name, route }) => [name, route] as const))('%s', async (name, route) => {
    const seen: Partial<Record<Actor, string>> = {};
    for (const actor of ACTORS) seen[actor] = await outcome(name, route, actor);
    const expected = Object.fromEntries(ACTORS.map((actor) => [actor, wanted(expectations[name] ?? [], actor)]));
    expect(seen).toEqual(expected);
  });

  it.each(LAST.slice(0, 2))('%s ends the session of whoever is signed in, and nobody else can call it', async (name) => {
    const { route } = routes.find((one) => one.name === name)!;
    expect((await api().send(route, {} as never)).status).toBe(401);
    for (const person of [await aFollower(running), await aSecretary(running)]) {
      expect((await api().send(route, {} as never, { token: person.token })).status).toBe(204);
      expect((await api().send(route, {} as never, { token: person.token })).status).toBe(401);
    }
  });
});
