import { View } from '@tarojs/components';
import { useState, type ReactNode } from 'react';
import type { RoundWork } from '../../../../shared/contract/hygiene';
import { hundredths } from '../../../../shared/domain/grades';
import { goBack } from '../../core/navigation';
import { useOnline } from '../../core/network';
import { Button, FootBar, FootNote } from '../../ui/button';
import { Tabs } from '../../ui/choice';
import { TextArea } from '../../ui/field';
import { Notice } from '../../ui/list-state';
import { Page } from '../../ui/page';
import { toast } from '../../ui/toast';
import { useServerSheet } from './hygiene-staff.queries';
import { isLeft, nextDoor, type Household } from './round-progress';
import { KinButton } from './kin-button';
import { itemsIn, lacksPhoto, nextSection, progressOf, worthIn } from './sheet-draft';
import { SheetSection } from './sheet-section';
import { SheetStanding } from './sheet-standing';
import { SkipChoice } from './skip-choice';
import { isAtVillage, useRoundDrafts, useSheet, type OpenSheet } from './use-sheet';

interface DoorProps {
  work: RoundWork;
  household: Household;
  onNext: (householdId: string) => void;
}

/** Section by section, with what is left of each. */
function useSections({ checklist }: RoundWork, { sheet }: OpenSheet) {
  const [at, setAt] = useState(() => nextSection(checklist, sheet));
  const isLast = at === checklist.sections.length - 1;
  const tabs = checklist.sections.map(({ id, title, items }) => {
    const left = items.filter((item) => worthIn(item, sheet) === undefined || lacksPhoto(item, sheet)).length;
    return { value: id, words: left > 0 ? `${title} ${left}` : `${title} ✓` };
  });
  const choose = (id: string) => setAt(checklist.sections.findIndex((section) => section.id === id));
  return { section: checklist.sections[at], isLast, tabs, choose, next: () => setAt(at + 1), toMissing: () => setAt(nextSection(checklist, sheet)) };
}

function Foot({ work, open, sections, next }: { work: RoundWork; open: OpenSheet; sections: ReturnType<typeof useSections>; next: (() => void) | undefined }) {
  const { scored, of, total } = progressOf(work.checklist, open.sheet);
  const unpictured = itemsIn(work.checklist).filter((item) => lacksPhoto(item, open.sheet)).length;
  const finish = () => {
    if (scored === of && unpictured === 0) return open.finish();
    toast(scored < of ? `还有 ${of - scored} 项没打` : `还有 ${unpictured} 项要拍照`);
    sections.toMissing();
  };
  if (!work.mayScore || work.state !== 'scoring') return null;
  if (!open.mayChange) return <FootBar>{next ? <Button onTap={next}>下一户</Button> : <Button onTap={goBack}>都打完了,回去看看</Button>}</FootBar>;
  const isReady = sections.isLast || scored === of;
  return (
    <FootBar>
      <FootNote small={`已打 ${scored} / ${of} 项`} strong={`${hundredths(total)} 分`} />
      <Button onTap={isReady ? finish : sections.next}>{isReady ? '打完了' : '下一段'}</Button>
    </FootBar>
  );
}

function Scoring({ open, sections, kin }: { open: OpenSheet; sections: ReturnType<typeof useSections>; kin: ReactNode }) {
  const [isSkipping, setSkipping] = useState(false);
  const askWhy = () => {
    open.begin();
    setSkipping(true);
  };
  return (
    <>
      <View className="v-gap"><Tabs options={sections.tabs} value={sections.section?.id} onChange={sections.choose} label="清单的各段" /></View>
      {sections.section && <SheetSection section={sections.section} open={open} />}
      {open.mayChange && <TextArea label="给这户的话(可以不写)" value={open.sheet.note} onChange={open.writeNote} max={200} />}
      {open.mayChange && <View className="v-gap"><Button kind="line" wide onTap={askWhy}>这户没打成</Button></View>}
      {open.mayChange && kin}
      <SkipChoice
        open={isSkipping}
        onSkip={(reason, note) => {
          setSkipping(false);
          open.skip(reason, note);
        }}
        onClose={() => setSkipping(false)}
      />
    </>
  );
}

/** One door: scored item by item, kept on the phone with every tap. */
function Doorstep({ work, household, onNext }: DoorProps) {
  const onPhone = useRoundDrafts(work.roundId);
  const hasFailed = onPhone.get(household.householdId)?.state === 'failed';
  const server = useServerSheet(work.roundId, household.householdId, isAtVillage(household) || hasFailed).data;
  const open = useSheet(work.roundId, household, server);
  const sections = useSections(work, open);
  const next = nextDoor(work, onPhone, household.householdId);
  const isOnline = useOnline();
  return (
    <Page
      title={`${household.label} · 入户评比`}
      offlineWords={false}
      foot={<Foot work={work} open={open} sections={sections} next={next && (() => onNext(next.householdId))} />}
    >
      <SheetStanding
        open={open}
        server={server}
        isOnline={isOnline}
        left={work.items.filter(isLeft(onPhone)).length}
        mayAgain={work.state === 'scoring' && work.mayScore}
        onAgain={open.resend}
      />
      <View className="v-sub v-gap">{`户主 ${household.headName}`}</View>
      <Scoring open={open} sections={sections} kin={<KinButton villageId={work.villageId} household={household} />} />
    </Page>
  );
}

const closedWords = ({ state, mayScore }: RoundWork, household: Household): string => {
  if (isAtVillage(household)) return '';
  if (household.status === 'own') return '不能给自己家打分,请别的评比员来打';
  if (household.status === 'kin') return '这户登记了是您的亲属,请别的评比员来打';
  if (state === 'planned') return '这一轮还没开始';
  if (state !== 'scoring') return '这一轮已经公示,不能再打分';
  if (mayScore && !household.mine) return '这户分给了别的评比员';
  return mayScore ? '' : '打分由评比员来做,您可以在评比名单里看进度';
};

/** The doorstep, or why there is nothing to score here. */
export function SheetDoor(props: DoorProps) {
  const closed = closedWords(props.work, props.household);
  if (!closed) return <Doorstep {...props} />;
  return <Page title={`${props.household.label} · 入户评比`}><Notice icon="scale" words={closed} act="回到名单" onAct={goBack} /></Page>;
}
