import { View } from '@tarojs/components';
import { names } from './class-names';
import { spoken } from './spoken';

/** The shapes are in tokens.scss under the same names. */
export const ICONS = [
  'home', 'house', 'village', 'camera', 'person', 'people', 'hill', 'chart', 'check', 'check-box', 'horn', 'picture', 'star', 'bin',
  'bin-full', 'litter', 'fire', 'water', 'lamp', 'toilet', 'road', 'pipe', 'fence', 'animal', 'dots', 'pin', 'mic', 'shield', 'search',
  'plus', 'close', 'back', 'next', 'clock', 'bell', 'gear', 'pen', 'list', 'eye', 'upload', 'download', 'letter', 'scale', 'signal-off',
  'straw', 'piles', 'shed', 'livestock', 'grave', 'market', 'leaf', 'type', 'raise', 'tick-circle', 'play', 'stop',
] as const;
export type IconName = (typeof ICONS)[number];
const known: ReadonlySet<string> = new Set(ICONS);
/** An icon named by the shared catalogues, where names are plain text. */
export const iconNamed = (name: string): IconName => (known.has(name) ? (name as IconName) : 'dots');
export type Tone = 'pine' | 'warm' | 'gold';

interface IconProps {
  name: IconName;
  /** px; follows the type size when left out. */
  size?: number;
}

/** A line drawing in the colour of the text around it; never without a word beside it. */
export function Icon({ name, size }: IconProps) {
  const style = size ? { width: `${size}px`, height: `${size}px` } : undefined;
  return <View className={`v-icon v-icon--${name}`} style={style} {...spoken({ hidden: true })} />;
}

interface IconTileProps {
  name: IconName;
  tone?: Tone;
}

/** A 48 px tile with a line drawing, for entries of a grid or a list. */
export function IconTile({ name, tone = 'pine' }: IconTileProps) {
  return (
    <View className={names('v-icon-tile', tone !== 'pine' && `v-icon-tile--${tone}`)}>
      <Icon name={name} size={26} />
    </View>
  );
}
