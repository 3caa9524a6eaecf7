import type { VillageName } from '../../../../shared/contract/common';
import type { HeldCard, HeldView, OwnCheck, OwnCheckCard } from '../../../../shared/contract/content-check';
import { partWords, subjectKind } from '../../../../shared/domain/content-check';
import type { MediaViews } from './checked-media';
import type { ContentCheck, ContentCheckPart } from './content-check.entity';

const EXCERPT_CHARACTERS = 60;

const iso = (at: number): string => new Date(at).toISOString();

const excerptOf = (parts: readonly ContentCheckPart[]): string =>
  [...parts.map((part) => part.content ?? '').join(' ').replace(/\s+/g, ' ').trim()].slice(0, EXCERPT_CHARACTERS).join('');

const whyOf = ({ kind, state, label, cause }: ContentCheckPart): string => partWords(kind, state, label, cause);

export function toHeldCard(check: ContentCheck, parts: readonly ContentCheckPart[], village: VillageName, mayDecide: boolean): HeldCard {
  const having = (kind: ContentCheckPart['kind']): number => parts.filter((part) => part.kind === kind).length;
  return {
    checkId: check.id, village, kind: subjectKind(check.subject), desk: check.desk ?? 'held', excerpt: excerptOf(parts), photos: having('photo'),
    voices: having('voice'), why: [...new Set(parts.map(whyOf))].filter((words) => words !== '').join(';') || (check.watched ? '上一稿被退回过' : ''),
    waitingSince: iso(check.deskAt), mayDecide,
  };
}

export function toHeldView(card: HeldCard, check: ContentCheck, parts: readonly ContentCheckPart[], { photos, voices }: MediaViews): HeldView {
  return {
    ...card,
    parts: parts.map((part) => ({
      kind: part.kind, state: part.state, why: whyOf(part), text: part.kind === 'text' ? (part.content ?? '') : null,
      photo: photos.get(part.partKey) ?? null, voice: voices.get(part.partKey) ?? null,
    })),
    refusedWith: check.desk === 'appeal' ? check.reason : '', appealWords: check.appealWords ?? '', version: check.version,
  };
}

export const toOwnCheck = ({ subject, state, reason, appealWords }: ContentCheck): OwnCheck => ({
  subject, state, reason, canAppeal: state === 'refused' && appealWords === null,
});

export const toOwnCheckCard = (check: ContentCheck, parts: readonly ContentCheckPart[]): OwnCheckCard => ({
  ...toOwnCheck(check), villageId: check.villageId, excerpt: excerptOf(parts), openedAt: iso(check.openedAt),
});
