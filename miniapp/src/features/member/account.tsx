import { View } from '@tarojs/components';
import { useState } from 'react';
import { goTo } from '../../core/navigation';
import { useMe } from '../../core/session';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Field } from '../../ui/field';
import { Section } from '../../ui/page';
import { Confirm, Sheet } from '../../ui/sheet';
import { toast } from '../../ui/toast';
import { usePersonas, useRename, useSignOut, useSignOutEverywhere } from './member.queries';
import { PersonaList } from './persona-list';

/** The name others read. */
export function Nickname({ now }: { now: string }) {
  const [text, setText] = useState(now);
  const rename = useRename();
  const save = () => rename.mutate(text.trim(), { onSuccess: () => toast('改好了') });
  return (
    <Section title="称呼">
      <Field label="别人怎么称呼您" type="nickname" value={text} max={20} onChange={setText} />
      <View className="v-gap"><Button kind="line" wide busy={rename.isPending} disabled={text.trim() === '' || text.trim() === now} onTap={save}>改成这个</Button></View>
    </Section>
  );
}

/** Demo: step into somebody else's shoes. */
export function ChangePersona() {
  const personas = usePersonas().data ?? [];
  const [isOpen, setOpen] = useState(false);
  if (personas.length === 0) return null;
  return (
    <View className="v-gap">
      <Button kind="line" wide icon="people" onTap={() => setOpen(true)}>换个人看看</Button>
      <Sheet open={isOpen} title="换个人看看" onClose={() => setOpen(false)}><PersonaList personas={personas} onDone={() => setOpen(false)} /></Sheet>
    </View>
  );
}

export function SignOut() {
  const isSignedIn = Boolean(useMe());
  const [isAsking, ask] = useState(false);
  const here = useSignOut();
  const everywhere = useSignOutEverywhere();
  if (!isSignedIn) return null;
  const home = { onSuccess: () => goTo('home') };
  return (
    <Section title="退出">
      <Card tight>
        <Button kind="line" wide busy={here.isPending} onTap={() => here.mutate(undefined, home)}>退出这台手机</Button>
        <View className="v-gap"><Button kind="line" wide onTap={() => ask(true)}>手机丢了?所有手机都退出</Button></View>
      </Card>
      <Confirm
        open={isAsking}
        title="所有手机都退出?"
        words="您登录过的每台手机都要重新登录。没发出的草稿还在各自的手机里。"
        act="都退出"
        kind="warm"
        busy={everywhere.isPending}
        onAct={() => everywhere.mutate(undefined, home)}
        onClose={() => ask(false)}
      />
    </Section>
  );
}
