import { View } from '@tarojs/components';
import { spoken } from './spoken';

interface Run {
  isDark: boolean;
  length: number;
}

function runsOf(row: string): Run[] {
  return (row.match(/1+|0+/g) ?? []).map((run) => ({ isDark: run.startsWith('1'), length: run.length }));
}

/** A QR code of plain boxes: needs no canvas, no picture and no network. `rows`: one text a row, `1` dark. */
export function Qr({ rows, label, unit = 9 }: { rows: readonly string[]; label: string; unit?: number }) {
  const edge = `${unit}px`;
  return (
    <View className="v-qr" style={{ padding: `${unit * 4}px` }} {...spoken({ role: 'img', label })}>
      {rows.map((row, at) => (
        <View key={at} className="v-qr__row" style={{ height: edge }}>
          {runsOf(row).map(({ isDark, length }, place) => (
            <View key={place} className={isDark ? 'v-qr__dark' : ''} style={{ width: `${length * unit}px`, height: edge }} />
          ))}
        </View>
      ))}
    </View>
  );
}
