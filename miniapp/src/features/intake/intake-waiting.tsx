import { View } from '@tarojs/components';
import { isEditable, type Draft } from '../../core/draft';
import { useDrafts } from '../../core/drafts';
import { DraftLine } from '../../ui/draft-line';
import { Section } from '../../ui/page';
import { titleOfIntake, type IntakeDraft } from './intake-draft';
import { INTAKE } from './intake.outbox';

interface IntakeWaitingProps {
  villageId: string;
  /** The one being written right now. */
  except: string;
  onOpen: (draft: Draft) => void;
}

/** What was written down here and has not arrived yet. */
export function IntakeWaiting({ villageId, except, onOpen }: IntakeWaitingProps) {
  const waiting = useDrafts(INTAKE).filter(({ id, state, payload }) => id !== except && state !== 'sent' && (payload as IntakeDraft).villageId === villageId);
  if (waiting.length === 0) return null;
  return (
    <Section title="手机里存着的">
      <View>
        {waiting.map((draft) => (
          <DraftLine key={draft.id} draft={draft} title={titleOfIntake(draft.payload as IntakeDraft)} onOpen={isEditable(draft) ? () => onOpen(draft) : undefined} />
        ))}
      </View>
    </Section>
  );
}
