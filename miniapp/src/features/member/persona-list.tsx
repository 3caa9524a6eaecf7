import { View } from '@tarojs/components';
import type { PersonaView } from '../../../../shared/contract/member';
import { Card, Entry } from '../../ui/card';
import { IconTile, type IconName } from '../../ui/icon';
import { useSignInAs } from './member.queries';

const icons: Record<PersonaView['persona'], IconName> = {
  villager: 'house', 'villager-away': 'person', follower: 'eye', 'group-leader': 'people', secretary: 'horn',
  cleaner: 'bin', inspector: 'star', keeper: 'market', 'town-officer': 'list', 'county-officer': 'chart',
};

interface PersonaListProps {
  personas: readonly PersonaView[];
  onDone?: () => void;
}

/** Demo: whose eyes to see the village with. */
export function PersonaList({ personas, onDone }: PersonaListProps) {
  const signIn = useSignInAs();
  const be = ({ persona }: PersonaView) => signIn.mutate(persona, { onSuccess: () => onDone?.() });
  return (
    <View>
      <View className="v-sub">这是演示,微信登录用替身。选一个人,看看他眼里的村庄:</View>
      <Card flush>
        {personas.map((one) => (
          <Entry key={one.persona} start={<IconTile name={icons[one.persona]} />} title={one.name} note={one.does} onTap={() => be(one)} />
        ))}
      </Card>
    </View>
  );
}
