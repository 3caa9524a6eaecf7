import { View } from '@tarojs/components';
import { goTo } from '../../core/navigation';
import { useMe } from '../../core/session';
import { Button } from '../../ui/button';
import { Notice, Show, stateOf } from '../../ui/list-state';
import { openFind } from '../village/open-find';
import { useVillagePage } from '../village/village.queries';
import { ClaimForm } from './claim-form';
import { useResidencies } from './my-household';
import { ResidencyCard } from './residency-card';

const noVillage = { icon: 'village', words: '先找到您家所在的村,再认领', act: '去找村庄', onAct: openFind } as const;

function NewClaimPart({ villageId }: { villageId: string }) {
  const page = useVillagePage(villageId);
  if (!villageId) return <Notice {...noVillage} />;
  return <Show state={stateOf(page)} empty={noVillage}>{({ village }) => <ClaimForm village={village} />}</Show>;
}

/** My claims and what became of them; a new one where none is alive. */
export function ClaimView({ villageId }: { villageId: string }) {
  const isSignedIn = Boolean(useMe());
  const residencies = useResidencies();
  const isAlive = residencies.some(({ state, village }) => village.villageId === villageId && (state === 'pending' || state === 'verified'));
  if (!isSignedIn) return <Notice icon="house" words="登录后就能认领您家" act="去登录" onAct={() => goTo('home')} />;
  return (
    <View>
      {residencies.map((residency) => <ResidencyCard key={residency.residencyId} residency={residency} />)}
      {!isAlive && <NewClaimPart villageId={villageId} />}
      <View className="v-gap"><Button kind="line" wide icon="search" onTap={openFind}>不是这个村?换一个</Button></View>
    </View>
  );
}
