import { useState } from 'react';
import type { RoundWork } from '../../../../../shared/contract/hygiene';
import { DoorList } from '../../../features/hygiene/door-list';
import { usePublishRound, useRoundWork } from '../../../features/hygiene/hygiene-staff.queries';
import { useRounds } from '../../../features/hygiene/hygiene.queries';
import { KinList } from '../../../features/hygiene/kin-list';
import { KinRecord } from '../../../features/hygiene/kin-record';
import { PlannedRound } from '../../../features/hygiene/planned-round';
import { RoundHead } from '../../../features/hygiene/round-card';
import { RoundPapers } from '../../../features/hygiene/round-papers';
import { RoundForm } from '../../../features/hygiene/round-form';
import { nextDoor } from '../../../features/hygiene/round-progress';
import { SeedCard } from '../../../features/hygiene/seed-card';
import { TeamChoice } from '../../../features/hygiene/team-choice';
import { useRoundDrafts } from '../../../features/hygiene/use-sheet';
import { RoundDriftEntry } from '../../../features/hygiene-review/review-entries';
import { useMay, useStaffVillage } from '../../../features/workbench/staff-village';
import { goTo, pageParam } from '../../../core/navigation';
import { Button, FootBar } from '../../../ui/button';
import { ListEnd, Show, stateOf } from '../../../ui/list-state';
import { Page, Section } from '../../../ui/page';
import { Confirm } from '../../../ui/sheet';
import { toast } from '../../../ui/toast';

function Acts({ work, onPublish }: { work: RoundWork; onPublish: () => void }) {
  const next = nextDoor(work, useRoundDrafts(work.roundId), '');
  const isComplete = work.scored + work.skipped === work.households;
  if (work.state !== 'scoring' || (!work.mayPublish && !(work.mayScore && next))) return null;
  return (
    <FootBar>
      {work.mayPublish && <Button kind={isComplete ? 'main' : 'line'} onTap={isComplete ? onPublish : () => toast('还有住户没打分,打完或注明原因才能公示')}>公示结果</Button>}
      {work.mayScore && next && <Button onTap={() => goTo('staff/sheet', { roundId: work.roundId, householdId: next.householdId })}>接着打分</Button>}
    </FootBar>
  );
}

/** Groups that have a door in the round; before its start, any group may be named later. */
const groupsIn = (items: RoundWork['items']): number[] => [...new Set(items.map(({ groupNo }) => groupNo))];

function OneRound({ roundId }: { roundId: string }) {
  const work = useRoundWork(roundId);
  const publish = usePublishRound();
  const mayReadAll = useMay('record:oversee');
  const [isAsking, setAsking] = useState(false);
  const isPublished = work.data?.state === 'notice' || work.data?.state === 'final';
  const act = () => publish.mutate(roundId, { onSuccess: () => toast('已经公示,大家都能看到了'), onSettled: () => setAsking(false) });
  return (
    <Page title="入户评比" foot={work.data && <Acts work={work.data} onPublish={() => setAsking(true)} />} offlineWords="没有信号,也能打分。打好的存在手机里,有信号时自动上传">
      <Show state={stateOf(work)} empty={{ icon: 'star', words: '没有这一轮评比' }}>
        {(read) => (
          <>
            <RoundHead round={read} tight />
            {read.state === 'planned' ? <PlannedRound work={read} /> : <DoorList work={read} />}
            <RoundPapers roundId={roundId} isPublished={isPublished} mayReadAll={mayReadAll} />
            {isPublished && <RoundDriftEntry roundId={roundId} />}
            <SeedCard round={read} />
            {read.mayPlan && <TeamChoice roundId={roundId} groupNos={read.groupNos.length > 0 ? read.groupNos : groupsIn(read.items)} />}
            {read.mayPlan && read.state === 'scoring' && <KinRecord work={read} />}
          </>
        )}
      </Show>
      <Confirm
        open={isAsking}
        title="公示这一轮的结果?"
        words="公示后不能再打分。全村能看到各等级有多少户和最清洁的人家,每家能看自家的分。公示期满,记入各家档案"
        act="公示"
        busy={publish.isPending}
        onAct={act}
        onClose={() => setAsking(false)}
      />
    </Page>
  );
}

function Rounds({ villageId, onOpen }: { villageId: string; onOpen: (roundId: string) => void }) {
  const rounds = useRounds(villageId);
  const mayOpen = useMay('hygiene:open');
  const isInspection = useMay('hygiene:inspect') && !mayOpen;
  const [isPlanning, setPlanning] = useState(false);
  const isOneOpen = rounds.data?.some(({ state, level }) => state === 'scoring' && (level === 'village') === mayOpen);
  const mayPlan = mayOpen || isInspection;
  return (
    <Page title="入户评比">
      {mayPlan && rounds.data && (isPlanning || !isOneOpen) && <RoundForm villageId={villageId} isInspection={isInspection} onOpened={onOpen} />}
      {mayPlan && isOneOpen && !isPlanning && <Button kind="line" wide onTap={() => setPlanning(true)}>再计划一轮</Button>}
      <KinList villageId={villageId} mayWithdraw={mayOpen} />
      <Section title="历次评比">
        <Show state={stateOf(rounds)} empty={{ icon: 'star', words: mayOpen ? '还没有评比过,填好上面的就能开始第一轮' : '还没有评比过。村书记开始一轮后,会出现在这里' }}>
          {(all) => (
            <>
              {all.map((round, at) => <RoundHead key={round.roundId} round={round} tight={at === 0} onTap={() => onOpen(round.roundId)} />)}
              <ListEnd {...rounds.more} />
            </>
          )}
        </Show>
      </Section>
    </Page>
  );
}

export default function RoundPage() {
  const [roundId, setRoundId] = useState(() => pageParam('roundId'));
  const villageId = useStaffVillage();
  return roundId ? <OneRound key={roundId} roundId={roundId} /> : <Rounds villageId={villageId} onOpen={setRoundId} />;
}
