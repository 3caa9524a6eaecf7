import type { RoundWork } from '../../../../shared/contract/hygiene';
import { goTo } from '../../core/navigation';
import { Card, Entry, Tag } from '../../ui/card';
import { Section } from '../../ui/page';
import { byGroup, doorWords, isLeft, type Household } from './round-progress';
import { useRoundDrafts, type SheetOnPhone } from './use-sheet';

interface DoorProps {
  roundId: string;
  household: Household;
  draft: SheetOnPhone | undefined;
}

function Door({ roundId, household, draft }: DoorProps) {
  const { words, tone } = doorWords(household, draft);
  const note = draft?.state === 'failed' ? draft.reason : undefined;
  return (
    <Entry
      title={`${household.label.split(' ').slice(1).join(' ')} ${household.headName}`}
      note={note}
      end={<Tag tone={tone}>{words}</Tag>}
      onTap={() => goTo('staff/sheet', { roundId, householdId: household.householdId })}
    />
  );
}

/** Every household of a round in walking order, with how far it is. */
export function DoorList({ work }: { work: RoundWork }) {
  const onPhone = useRoundDrafts(work.roundId);
  return (
    <>
      {byGroup(work.items).map(([group, doors]) => (
        <Section key={group} title={group} note={`还有 ${doors.filter(isLeft(onPhone)).length} 户`}>
          <Card tight flush>
            {doors.map((household) => (
              <Door key={household.householdId} roundId={work.roundId} household={household} draft={onPhone.get(household.householdId)} />
            ))}
          </Card>
        </Section>
      ))}
    </>
  );
}
