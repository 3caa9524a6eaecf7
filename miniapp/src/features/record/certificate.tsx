import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { ChoiceGrid } from '../../ui/choice';
import { Section } from '../../ui/page';
import { toastError } from '../../ui/toast';
import { openCertificate } from './record.queries';

const SHOWS = [{ value: 'door', words: '门牌' }, { value: 'given-name', words: '户主的名(不带姓)' }, { value: 'nothing', words: '都不写' }] as const;
const thisYear = (): number => new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();

/** A picture of the year; the household says what of itself stands on it. */
export function Certificate({ householdId }: { householdId: string }) {
  const [year, setYear] = useState(String(thisYear()));
  const [shows, setShows] = useState<(typeof SHOWS)[number]['value']>('door');
  const [isBusy, setBusy] = useState(false);
  const make = () => {
    setBusy(true);
    void openCertificate(householdId, year, shows).catch(toastError).finally(() => setBusy(false));
  };
  return (
    <View>
      <Card><View className="v-sub">证书上有村名、这一年五共各办了几件、得了多少分。别的家里的事一概不写。最下面有存证编号,记着做图那天村里档案封存到第几笔、指纹是多少,以后可以核对。</View></Card>
      <Section title="哪一年"><ChoiceGrid label="哪一年" columns={2} value={year} onChange={setYear} choices={[thisYear(), thisYear() - 1].map((one) => ({ value: String(one), words: `${one} 年` }))} /></Section>
      <Section title="写谁家"><ChoiceGrid label="写谁家" columns={2} value={shows} onChange={setShows} choices={SHOWS} /></Section>
      <View className="v-gap"><Button kind="warm" wide busy={isBusy} busyWords="正在画…" onTap={make}>存成图片</Button></View>
    </View>
  );
}
