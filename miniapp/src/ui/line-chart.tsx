import { View } from '@tarojs/components';
import { footOf, linePoints, pathThrough } from '../../../shared/domain/history-line';
import { names } from './class-names';
import { spoken } from './spoken';

export interface LineStop {
  key: string;
  /** Under it. */
  label: string;
  value: number | null;
  /** Above it. */
  words: string;
  /** A second line to hold it against. */
  other?: number | null;
}

interface LineChartProps {
  stops: readonly LineStop[];
  /** The highest figure there can be. */
  top: number;
  label: string;
}

/** A line is the one thing boxes cannot draw; as a background it needs no canvas and works in WeChat too. */
function picture(own: string, other: string): string {
  const line = (path: string, look: string): string => (path === '' ? '' : `<path d="${path}" fill="none" vector-effect="non-scaling-stroke" ${look}/>`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" preserveAspectRatio="none">${line(other, 'stroke="#8a6410" stroke-width="2" stroke-dasharray="4 4"')}${line(own, 'stroke="#17603f" stroke-width="3"')}</svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
}

/** A few figures through time, with a dashed line to hold them against. */
export function LineChart({ stops, top, label }: LineChartProps) {
  const figures = stops.flatMap(({ value, other }) => [value, other]).filter((value): value is number => typeof value === 'number');
  const foot = footOf(figures, top);
  const own = linePoints(stops.map(({ value }) => value), top, foot);
  const others = linePoints(stops.map(({ other }) => other ?? null), top, foot);
  return (
    <View className="v-line" {...spoken({ role: 'img', label: `${label}:${stops.map((stop) => `${stop.label} ${stop.words}`).join(',')}` })}>
      <View className="v-line__plot" style={{ backgroundImage: picture(pathThrough(own), pathThrough(others)) }}>
        {own.map((point, at) => point && (
          <View key={stops[at]!.key} className={names('v-line__at', at === stops.length - 1 && 'v-line__at--last')} style={{ left: `${point.x}%`, top: `${point.y}%` }}>
            <View className="v-line__dot" />
            <View className="v-line__words">{stops[at]!.words}</View>
          </View>
        ))}
      </View>
      <View className="v-line__labels">{stops.map(({ key, label: under }) => <View key={key} className="v-line__label">{under}</View>)}</View>
    </View>
  );
}
