import { View } from '@tarojs/components';
import type { Workbench } from '../../../../shared/contract/workbench';
import { deskSectionNames, type DeskSection } from '../../../../shared/domain/desk-sections';
import { names } from '../../ui/class-names';
import { spoken } from '../../ui/spoken';
import { Tap } from '../../ui/tap';

interface DeskSectionsProps {
  sections: Workbench['sections'];
  value: DeskSection;
  onChange: (section: DeskSection) => void;
}

const isPressing = (section: DeskSection, count: number): boolean => section === 'late' && count > 0;

/** The parts of the desk with how much lies in each; one of them is open below. */
export function DeskSections({ sections, value, onChange }: DeskSectionsProps) {
  return (
    <View className="v-choices" {...spoken({ role: 'tablist', label: '工作台' })}>
      {sections.map(({ section, count }) => (
        <Tap
          key={section}
          className={names('v-choice', section === value && 'v-choice--on')}
          role="tab"
          selected={section === value}
          onTap={() => onChange(section)}
        >
          <View className={names('v-title', isPressing(section, count) && 'v-warm')}>{count}</View>
          <View>{deskSectionNames[section]}</View>
        </Tap>
      ))}
    </View>
  );
}
