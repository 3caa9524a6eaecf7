import { View } from '@tarojs/components';
import type { ContributionsPage } from '../../../../shared/contract/record';
import { quarterName } from '../../../../shared/domain/quarters';
import { Card } from '../../ui/card';
import { FiveCos } from '../../ui/five';
import { ListEnd, Show, stateOf } from '../../ui/list-state';
import { Section } from '../../ui/page';
import { EntryLine } from './entry-line';
import { KeepAsTable } from './keep-as-table';
import { countsOf } from './phases';
import { useContributions, useOwnFile } from './record.queries';

const nothing = { icon: 'people', words: '还没有您自己的一笔。报一件事、修好一件事,都会记在您名下,搬走了也在' } as const;

function Quarter({ quarter, phases }: ContributionsPage['quarters'][number]) {
  return <Section title={quarterName(quarter)}><Card tight><FiveCos counts={countsOf(phases)} /></Card></Section>;
}

/** What I gave myself, at home or away, in every village; it goes with me. */
export function Contributions() {
  const read = useContributions();
  const file = useOwnFile();
  return (
    <Show state={stateOf(read)} empty={nothing}>
      {({ quarters, lines }) => (
        <View>
          {quarters.slice(0, 4).map((one) => <Quarter key={one.quarter} {...one} />)}
          <Section title="每一笔" note="只有自己看得到">
            <Card tight flush>{lines.map((line) => <EntryLine key={line.entryId} entry={{ ...line, detail: `${line.village.name} · ${line.detail}` }} />)}</Card>
            <ListEnd count={lines.length} {...read.more} />
            {lines.length > 0 && <KeepAsTable file={file} />}
          </Section>
        </View>
      )}
    </Show>
  );
}
