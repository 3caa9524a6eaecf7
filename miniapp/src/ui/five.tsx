import { View } from '@tarojs/components';
import { names } from './class-names';
import { Tap } from './tap';

export const COS = ['mou', 'jian', 'guan', 'ping', 'xiang'] as const;
/** The five co's (五共): plan, build, manage, judge, share together. */
export type Co = (typeof COS)[number];
export const coLetters: Record<Co, string> = { mou: '谋', jian: '建', guan: '管', ping: '评', xiang: '享' };

/** The round seal; always with its character. */
export function Seal({ co }: { co: Co }) {
  return <View className={names('v-seal', `v-seal--${co}`)}>{coLetters[co]}</View>;
}

interface FiveCosProps {
  counts: Record<Co, number>;
  onTap?: (co: Co) => void;
}

export function FiveCos({ counts, onTap }: FiveCosProps) {
  return (
    <View className="v-five">
      {COS.map((co) => (
        <Tap key={co} className="v-five__co" onTap={onTap && (() => onTap(co))} label={`共${coLetters[co]} ${counts[co]} 件`}>
          <Seal co={co} />
          <View>{`共${coLetters[co]}`}</View>
          <View className="v-five__count">{counts[co]}</View>
        </Tap>
      ))}
    </View>
  );
}

const sign = (points: number): string => (points < 0 ? `−${-points}` : points > 0 ? `+${points}` : '0');
/** +2 / 0 / −60; whole points (the wire carries hundredths: divide first). */
export function Points({ points }: { points: number }) {
  return <View className={points < 0 ? 'v-minus' : 'v-plus'}>{sign(points)}</View>;
}
