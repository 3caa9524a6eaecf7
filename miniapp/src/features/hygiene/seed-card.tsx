import { View } from '@tarojs/components';
import { hash } from 'fast-sha256';
import { useState } from 'react';
import type { RoundCard } from '../../../../shared/contract/hygiene';
import { drawSample, seedHash } from '../../../../shared/domain/sample-draw';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { useDraw } from './round-draw.queries';

/** Draws it again on the phone, from what everybody can read. */
function Redraw({ roundId }: { roundId: string }) {
  const [isAsked, ask] = useState(false);
  const draw = useDraw(roundId, isAsked).data;
  if (!draw) return <View className="v-gap v-ends"><Button small kind="line" busy={isAsked} onTap={() => ask(true)}>在手机上再抽一遍</Button></View>;
  const { seed, pool, size, drawn } = draw;
  const isSame = seedHash(hash, seed) === draw.seedHash && drawSample(hash, seed, pool, size).join() === drawn.join();
  return <View className="v-strong v-gap">{isSame ? `抽签无误:${pool.length} 户里抽中 ${drawn.length} 户,和再抽的一样` : '再抽的结果和名单不一样,请向上级反映'}</View>;
}

/** 抽签种子 of a sample: its hash before, itself after. */
export function SeedCard({ round: { roundId, sampleSeed, sampleSeedHash } }: { round: Pick<RoundCard, 'roundId' | 'sampleSeed' | 'sampleSeedHash'> }) {
  if (!sampleSeedHash) return null;
  return (
    <Card>
      <View className="v-strong">{sampleSeed ? '抽签种子(公开)' : '抽签种子的指纹(种子开始后公开)'}</View>
      <View className="v-sub v-mono">{sampleSeed ?? sampleSeedHash}</View>
      <View className="v-sub">每户的签 = SHA-256(种子:户号),签小的被抽中。谁都能照着再抽一遍</View>
      {sampleSeed && <Redraw roundId={roundId} />}
    </Card>
  );
}
