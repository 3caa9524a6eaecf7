import type { EntryCard } from '../../../../shared/contract/record';
import { goTo } from '../../core/navigation';
import { dayWord } from '../../core/time';
import { Entry } from '../../ui/card';
import { Points, Seal } from '../../ui/five';
import { coOf } from './phases';

/** One line of the record; tapped, it explains itself. */
export function EntryLine({ entry }: { entry: EntryCard }) {
  return (
    <Entry
      start={<Seal co={coOf[entry.phase]} />}
      title={entry.title}
      note={[entry.detail, dayWord(entry.at)].filter(Boolean).join(' · ')}
      end={<Points points={entry.points} />}
      onTap={() => goTo('resident/record-line', { entryId: entry.entryId })}
    />
  );
}
