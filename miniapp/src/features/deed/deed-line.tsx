import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { deedStateNames, type DeedState, type DeedView } from '../../../../shared/contract/deed';
import { Card, Tag } from '../../ui/card';
import { PhotoStrip } from '../../ui/photos';
import { dayWords } from '../record-rule/rule-names';

const tones: Record<DeedState, 'gold' | 'warm' | 'grey' | undefined> = { waiting: 'gold', confirmed: undefined, refused: 'warm', withdrawn: 'grey', 'found-false': 'warm' };

const whoWords = ({ householdLabel, personName, onBehalfName }: DeedView): string =>
  [householdLabel, personName, onBehalfName && `${onBehalfName}代报`].filter(Boolean).join(' · ');

/** One good deed: what, when, by whom, and what became of it. */
export function DeedLine({ deed, children }: { deed: DeedView; children?: ReactNode }) {
  return (
    <Card>
      <View className="v-strong">{`${deed.kindName} · ${dayWords(deed.day)}`}</View>
      <View>{deed.words}</View>
      {deed.photos.length > 0 && <PhotoStrip photos={deed.photos} label={deed.kindName} size="m" />}
      <View className="v-sub">{whoWords(deed)}</View>
      <Tag tone={tones[deed.state]}>{deedStateNames[deed.state]}</Tag>
      {(deed.decidedByName || deed.reason) && <View className="v-sub">{[deed.decidedByName, deed.reason].filter(Boolean).join(':')}</View>}
      {children}
    </Card>
  );
}
