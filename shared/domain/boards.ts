/** The eight boards of a village page (板块), in their usual order. */
export const boards = {
  profile: { name: '村情村貌', icon: 'house', tint: 'pine' },
  worthies: { name: '乡贤名人', icon: 'person', tint: 'gold' },
  tourism: { name: '旅游资源', icon: 'hills', tint: 'pine' },
  economy: { name: '经济发展', icon: 'chart', tint: 'gold' },
  services: { name: '村社服务', icon: 'service', tint: 'pine' },
  broadcast: { name: '村内广播', icon: 'speaker', tint: 'persimmon' },
  nostalgia: { name: '乡愁记忆', icon: 'album', tint: 'gold' },
  spokespeople: { name: '先锋代言', icon: 'star', tint: 'persimmon' },
} as const;

export type Board = keyof typeof boards;
export const BOARDS = Object.keys(boards) as [Board, ...Board[]];
