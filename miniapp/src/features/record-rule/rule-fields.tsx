import { View } from '@tarojs/components';
import { GRADES, gradeNames } from '../../../../shared/domain/grades';
import { roleNames } from '../../../../shared/domain/permissions';
import { PHASES, phaseNames, type Cap, type Phase } from '../../../../shared/domain/record-rules';
import { CONFIRMERS, type CapFreedom, type RuleBounds, type RuleMode } from '../../../../shared/domain/rule-terms';
import { Card } from '../../ui/card';
import { Segmented } from '../../ui/choice';
import { Field, SwitchRow } from '../../ui/field';
import type { RuleDraftText } from './rule-draft';

interface RuleFieldsProps {
  draft: RuleDraftText;
  onChange: (draft: RuleDraftText) => void;
  level: 'county' | 'village';
}

const capNames: readonly [Cap, string][] = [
  ['household-day', '一家一天'], ['household-week', '一家一周'], ['household-quarter', '一家一季度'], ['person-day', '一人一天'], ['person-week', '一人一周'], ['person-quarter', '一人一季度'],
];
const modes: Record<'county' | 'village', readonly { value: RuleMode; words: string }[]> = {
  county: [{ value: 'set', words: '按下面的' }, { value: 'off', words: '停用' }, { value: 'follow', words: '按全国' }],
  village: [{ value: 'set', words: '按下面的' }, { value: 'off', words: '停用' }, { value: 'follow', words: '按县里' }],
};
const freedoms: readonly { value: CapFreedom; words: string }[] = [{ value: 'fixed', words: '不能改' }, { value: 'tighter', words: '只能更少' }, { value: 'free', words: '村里定' }];

function Figures({ draft, onChange }: Pick<RuleFieldsProps, 'draft' | 'onChange'>) {
  const set = (at: number) => (text: string) => onChange({ ...draft, points: draft.points.map((one, nth) => (nth === at ? text : one)) });
  const labels = draft.terms.act === 'grade-final' ? GRADES.map((grade) => `${gradeNames[grade]}加几分`) : ['加几分'];
  return (
    <View>
      {labels.map((label, at) => <Field key={label} label={label} type="number" value={draft.points[at] ?? ''} onChange={set(at)} max={3} />)}
      {capNames.map(([cap, words]) => (
        <Field key={cap} label={`${words}最多记几次`} placeholder="不限就空着" type="number" value={draft.caps[cap]} onChange={(text) => onChange({ ...draft, caps: { ...draft.caps, [cap]: text } })} max={3} />
      ))}
    </View>
  );
}

function DeedFields({ draft, onChange }: Pick<RuleFieldsProps, 'draft' | 'onChange'>) {
  const { terms } = draft;
  const set = (change: Partial<RuleDraftText['terms']>) => onChange({ ...draft, terms: { ...terms, ...change } });
  return (
    <View>
      <Field label="好事的名称" placeholder="例如:义务劳动" value={terms.name} onChange={(name) => set({ name })} max={12} />
      <Segmented label="归到五共的哪一类" options={PHASES.map((phase) => ({ value: phase, words: phaseNames[phase] }))} value={terms.phase} onChange={(phase: Phase) => set({ phase })} />
      <Card flush>
        {CONFIRMERS.map((role) => (
          <SwitchRow key={role} title={`${roleNames[role]}可以确认`} on={terms.confirmers.includes(role)} onChange={(on) => set({ confirmers: on ? [...terms.confirmers, role] : terms.confirmers.filter((one) => one !== role) })} />
        ))}
      </Card>
    </View>
  );
}

const OPEN: RuleBounds = { points: { min: 0, max: 5 }, caps: 'tighter', mayTurnOff: false };

function Bounds({ bounds, onChange }: { bounds: RuleBounds | null; onChange: (bounds: RuleBounds | null) => void }) {
  const number = (text: string): number => (/^\d{1,3}$/.test(text) ? Number(text) : 0);
  return (
    <View>
      <Card flush><SwitchRow title="村里可以调整" note="关上就是全县一样" on={bounds !== null} onChange={(on) => onChange(on ? OPEN : null)} /></Card>
      {bounds && (
        <View>
          <Field label="村里最少定几分" type="number" value={String(bounds.points.min)} max={3} onChange={(text) => onChange({ ...bounds, points: { ...bounds.points, min: number(text) } })} />
          <Field label="村里最多定几分" type="number" value={String(bounds.points.max)} max={3} onChange={(text) => onChange({ ...bounds, points: { ...bounds.points, max: number(text) } })} />
          <Segmented label="次数上限" options={freedoms} value={bounds.caps} onChange={(caps: CapFreedom) => onChange({ ...bounds, caps })} />
          <Card flush><SwitchRow title="村里可以停用" on={bounds.mayTurnOff} onChange={(mayTurnOff) => onChange({ ...bounds, mayTurnOff })} /></Card>
        </View>
      )}
    </View>
  );
}

/** The figures of a rule, and for a county what villages may change. */
export function RuleFields({ draft, onChange, level }: RuleFieldsProps) {
  const { terms } = draft;
  const set = (change: Partial<RuleDraftText['terms']>) => onChange({ ...draft, terms: { ...terms, ...change } });
  const isFrame = terms.act === 'deed-confirmed' && terms.kind === '' && level === 'county' && terms.confirmers.length === 0;
  return (
    <View>
      <Segmented label="这一条" options={modes[level]} value={terms.mode} onChange={(mode) => set({ mode })} />
      {terms.mode === 'set' && terms.act === 'deed-confirmed' && !isFrame && <DeedFields draft={draft} onChange={onChange} />}
      {terms.mode === 'set' && !isFrame && <Figures draft={draft} onChange={onChange} />}
      {terms.mode === 'set' && level === 'county' && <Bounds bounds={terms.bounds} onChange={(bounds) => set({ bounds })} />}
    </View>
  );
}
