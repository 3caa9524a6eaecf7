import { BOARDS, boards } from '../../../../shared/domain/boards';
import type { Problems } from '../../core/use-form';
import { ChoiceGrid } from '../../ui/choice';
import { Field, TextArea } from '../../ui/field';
import { Section } from '../../ui/page';
import { boardIcons } from '../village/boards';
import type { PostWords } from './post-staff.queries';

const choices = BOARDS.map((value) => ({ value, words: boards[value].name, icon: boardIcons[value] }));

interface PostFieldsProps {
  value: Pick<PostWords, 'board' | 'title' | 'body'>;
  problems: Problems;
  onChange: (change: Partial<PostWords>) => void;
}

/** Title, text, and the board it stands on. */
export function PostFields({ value, problems, onChange }: PostFieldsProps) {
  return (
    <>
      <Field label="标题" value={value.title} onChange={(title) => onChange({ title })} placeholder="例如:明早八点全村大扫除" error={problems.title} max={40} />
      <TextArea label="正文" value={value.body} onChange={(body) => onChange({ body })} placeholder="像跟邻居说话一样写" error={problems.body} max={5000} />
      <Section title="发到哪个板块">
        <ChoiceGrid choices={choices} value={value.board} onChange={(board) => onChange({ board })} label="发到哪个板块" />
      </Section>
    </>
  );
}
