import type { EntryCard } from '../../../../shared/contract/record';
import { goTo } from '../../core/navigation';
import { dayWord } from '../../core/time';
import { Entry, Tag } from '../../ui/card';
import { Points, Seal } from '../../ui/five';
import { coOf } from './phases';

/** 记在什么事上 · 哪天 · 没加分的话为什么 */
const noteOf = ({ detail, at, whyZero }: EntryCard): string => [detail, dayWord(at), whyZero].filter(Boolean).join(' · ');

/** One line of the record; tapped, it explains itself. */
export function EntryLine({ entry }: { entry: EntryCard }) {
  return (
    <Entry
      start={<Seal co={coOf[entry.phase]} />}
      title={<>{entry.title}{entry.isReversed && <Tag tone="grey">已收回</Tag>}</>}
      note={noteOf(entry)}
      end={<Points points={entry.points} />}
      onTap={() => goTo('resident/record-line', { entryId: entry.entryId })}
    />
  );
}
