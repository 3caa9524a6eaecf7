import { View } from '@tarojs/components';
import { isEditable, type Draft } from '../../core/draft';
import { useDrafts } from '../../core/drafts';
import { DraftLine } from '../../ui/draft-line';
import { Section } from '../../ui/page';
import { draftTitle } from './report-draft';

interface ReportDraftsProps {
  /** The one being written right now. */
  except?: string;
  onOpen?: (draft: Draft) => void;
}

/** What was written without a signal, and where it is. */
export function ReportDrafts({ except, onOpen }: ReportDraftsProps) {
  const drafts = useDrafts('report').filter(({ id, state }) => id !== except && state !== 'sent');
  if (drafts.length === 0) return null;
  return (
    <Section title="手机里存着的">
      <View>
        {drafts.map((draft) => (
          <DraftLine key={draft.id} draft={draft} title={draftTitle(draft)} onOpen={onOpen && isEditable(draft) ? () => onOpen(draft) : undefined} />
        ))}
      </View>
    </Section>
  );
}
