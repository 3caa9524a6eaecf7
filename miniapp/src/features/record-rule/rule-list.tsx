import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState, type PropsWithChildren } from 'react';
import type { RuleDesk, RuleView } from '../../../../shared/contract/record-rule';
import { Button } from '../../ui/button';
import { Section } from '../../ui/page';
import { CorrectForm } from './correct-form';
import { DeskLine } from './rule-desk';
import { RuleForm } from './rule-form';
import type { RuleOwner } from './record-rule-staff.queries';

interface RuleListProps {
  desk: RuleDesk;
  owner: RuleOwner;
  villageId: string;
  /** An officer of the county reads a village's rules, but the village changes them. */
  mayChange: boolean;
  mayCorrect: boolean;
}

const NEW = 'new';
const keyOf = ({ act, kind }: RuleView): string => act + kind;

type Opened = { is: 'change'; key: string } | { is: 'correct'; key: string; wrong: RuleView };

/** The rules of a county or a village, and what goes with them; one of them opens to be changed or corrected. */
export function RuleList({ desk: { items, earliestDay, noticeDays, ownerName }, owner, villageId, mayChange, mayCorrect, children }: PropsWithChildren<RuleListProps>) {
  const [opened, setOpened] = useState<Opened>();
  const show = (what: Opened | undefined) => {
    setOpened(what);
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 });
  };
  const close = () => show(undefined);
  const line = opened && items.find(({ rule }) => keyOf(rule) === opened.key);
  if (opened?.is === 'correct' && line) return <CorrectForm line={line} wrong={opened.wrong} onDone={close} />;
  if (opened) return <RuleForm owner={owner} villageId={villageId} earliestDay={earliestDay} line={line} onDone={close} />;
  return (
    <>
      <Section title={`${ownerName}的规则`} note={`改了先公示 ${noticeDays} 天以上`}>
        {mayChange && <Button wide kind="line" icon="plus" onTap={() => show({ is: 'change', key: NEW })}>加一类好事</Button>}
        <View>
          {items.map((one) => {
            const key = keyOf(one.rule);
            return <DeskLine key={key} line={one} onOpen={mayChange ? () => show({ is: 'change', key }) : undefined} onCorrect={mayCorrect ? (wrong) => show({ is: 'correct', key, wrong }) : undefined} />;
          })}
        </View>
      </Section>
      {children}
    </>
  );
}
