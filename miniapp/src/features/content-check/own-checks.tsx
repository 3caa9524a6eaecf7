import { View } from '@tarojs/components';
import type { OwnCheckCard } from '../../../../shared/contract/content-check';
import { checkStateWords, subjectName } from '../../../../shared/domain/content-check';
import { dayTime } from '../../core/time';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Section } from '../../ui/page';
import { Appeal } from './check-note';
import { useOwnChecks } from './content-check.queries';

function OwnCheck({ subject, state, reason, excerpt, openedAt, canAppeal }: OwnCheckCard) {
  return (
    <Card tone={state === 'refused' ? 'warm' : undefined}>
      <View className="v-strong">{`${subjectName(subject)} · ${checkStateWords[state]}`}</View>
      <View className="v-sub">{`${dayTime(openedAt)}${excerpt && ` · ${excerpt}`}`}</View>
      {reason && <View className="v-sub">{reason}</View>}
      {canAppeal && <Appeal subject={subject} />}
    </Card>
  );
}

/** What the person sent that others do not see; nothing when there is none. */
export function OwnChecks() {
  const { data, more } = useOwnChecks();
  if (!data || data.length === 0) return null;
  return (
    <Section title="还没公开的" note="别人暂时看不到">
      <View>
        {data.map((check) => <OwnCheck key={check.subject} {...check} />)}
        {more.hasMore && <View className="v-list-end"><Button kind="line" small busy={more.isLoading} onTap={more.onMore}>再看一些</Button></View>}
      </View>
    </Section>
  );
}
