import type { ChecklistView } from '../../../../shared/contract/checklist';
import { gradeNames } from '../../../../shared/domain/grades';
import type { Problems } from '../../core/use-form';
import { Card } from '../../ui/card';
import { Field, SwitchRow } from '../../ui/field';
import { Section } from '../../ui/page';
import type { ChecklistInput } from './checklist-input';
import { PointsField } from './item-fields';

interface SettingFieldsProps {
  value: ChecklistInput;
  set: (change: Partial<ChecklistInput>) => void;
  problems: Problems;
  /** Undefined for a county. */
  template: ChecklistView | undefined;
}

const GRADES_WITH_LINE = ['cleanest', 'clean', 'fairly-clean'] as const;

function Bands({ value, set, problems }: Omit<SettingFieldsProps, 'template'>) {
  return (
    <>
      {GRADES_WITH_LINE.map((grade) => (
        <PointsField
          key={grade} label={`${gradeNames[grade]}:满分的百分之几起`} value={value.bands[grade]} error={problems[`bands.${grade}`]}
          onChange={(line) => set({ bands: { ...value.bands, [grade]: line } })}
        />
      ))}
    </>
  );
}

function VillageMay({ value, set }: Pick<SettingFieldsProps, 'value' | 'set'>) {
  const may = value.villageMay ?? { bands: false, noticeDays: false };
  return (
    <Section title="村里可以改什么" note="村里总能加项目">
      <Card tight>
        <SwitchRow title="等级线" note={may.bands ? '村里可以改' : '各村都一样'} on={may.bands} onChange={(bands) => set({ villageMay: { ...may, bands } })} />
        <SwitchRow title="公示天数" note={may.noticeDays ? '村里可以改' : '各村都一样'} on={may.noticeDays} onChange={(noticeDays) => set({ villageMay: { ...may, noticeDays } })} />
      </Card>
    </Section>
  );
}

/** Name, grade lines and notice period; a village sees only those its county leaves to it. */
export function SettingFields({ value, set, problems, template }: SettingFieldsProps) {
  const may = template?.villageMay ?? { bands: true, noticeDays: true };
  return (
    <Section title="等级和公示">
      <Field label="清单的名称" value={value.title} onChange={(title) => set({ title })} error={problems.title} max={30} />
      {may.bands && <Bands value={value} set={set} problems={problems} />}
      {may.noticeDays && (
        <Field
          label="公示几天" type="number" value={value.noticeDays ? String(value.noticeDays) : ''} max={2} error={problems.noticeDays}
          onChange={(days) => set({ noticeDays: Number(days) })}
        />
      )}
      {!template && <VillageMay value={value} set={set} />}
    </Section>
  );
}
