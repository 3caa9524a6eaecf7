import { boards, type Board } from '../../../../shared/domain/boards';
import type { IconName, Tone } from '../../ui/icon';

export const boardIcons: Record<Board, IconName> = {
  profile: 'house', worthies: 'person', tourism: 'hill', economy: 'chart',
  services: 'check-box', broadcast: 'horn', nostalgia: 'picture', spokespeople: 'star',
};
const tones: Record<(typeof boards)[Board]['tint'], Tone> = { pine: 'pine', gold: 'gold', persimmon: 'warm' };

export const boardTone = (board: Board): Tone => tones[boards[board].tint];
export const boardName = (board: Board): string => boards[board].name;
