import { useState } from 'react';
import { pageParam } from '../../../core/navigation';
import { EntryDetail } from '../../../features/record/entry-detail';
import { useEntry } from '../../../features/record/record.queries';
import { LineObjections } from '../../../features/record-objection/line-objections';
import { Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

export default function RecordLinePage() {
  const [entryId] = useState(() => pageParam('entryId'));
  const entry = useEntry(entryId);
  return (
    <Page title="这一笔">
      <Show state={stateOf(entry)} empty={{ icon: 'shield', words: '没有找到这一笔' }}>{(data) => <><EntryDetail entry={data} /><LineObjections entryId={entryId} /></>}</Show>
    </Page>
  );
}
