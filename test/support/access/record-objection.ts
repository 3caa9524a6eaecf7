import { reportConfirmed } from '../../../server/src/features/record/participation';
import { RecordService } from '../../../server/src/features/record/record.service';
import { lineObjectionRoutes } from '../../../shared/contract/record-objection';
import { recordRoutes } from '../../../shared/contract/record';
import { TOWN } from '../people';
import { OVERSEERS, VILLAGE_STAFF, type AccessRoom } from './room';

/** A line of its own each time: it can be objected to once at a time, and is gone when the objection was upheld. */
export const recordObjectionRoom: AccessRoom = {
  expectations: {
    'lineObjectionRoutes.ofLine': ['villager', ...OVERSEERS],
    'lineObjectionRoutes.file': ['villager', ...VILLAGE_STAFF],
    'lineObjectionRoutes.withdraw': ['villager'],
    'lineObjectionRoutes.decide': OVERSEERS,
    'lineObjectionRoutes.list': OVERSEERS,
    'lineObjectionRoutes.late': ['town officer', 'county officer'],
  },
  requests: ({ running: { app, api }, the, village, household }) => {
    const { token } = the('villager');
    let lines = 0;
    const aLine = async () => {
      const source = { villageId: village.villageId, reportId: `objected-${(lines += 1)}`, what: '垃圾满了', at: Date.parse('2026-10-01T08:00:00+08:00') + lines };
      await app.get(RecordService, { strict: false }).write(reportConfirmed(source, { memberId: null, householdId: household.householdId, groupNo: 3 }));
      for (let after: string | undefined; ;) {
        const { entries } = await api.call(recordRoutes.household, { params: household, query: { after, limit: 50 } }, { token });
        const found = entries.items.find(({ at }) => Date.parse(at) === source.at);
        if (found) return found.entryId;
        after = entries.next ?? undefined;
      }
    };
    const body = { words: '少记了' };
    const anObjection = async () => (await api.call(lineObjectionRoutes.file, { params: { entryId: await aLine() }, body }, { token })).objectionId;
    return {
      'lineObjectionRoutes.ofLine': async () => ({ params: { entryId: await aLine() } }),
      'lineObjectionRoutes.file': async () => ({ params: { entryId: await aLine() }, body }),
      'lineObjectionRoutes.withdraw': async () => ({ params: { objectionId: await anObjection() } }),
      'lineObjectionRoutes.decide': async () => ({ params: { objectionId: await anObjection() }, body: { verdict: 'declined', reason: '核对过了' } }),
      'lineObjectionRoutes.list': () => ({ params: village }),
      'lineObjectionRoutes.late': () => ({ params: { regionCode: TOWN } }),
    };
  },
};
