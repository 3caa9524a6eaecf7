import { Input, Textarea, View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { names } from './class-names';
import { asking, spoken } from './spoken';
import { Tap } from './tap';

interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  hint?: string;
  /** What is wrong; the schema's own sentence. */
  error?: string;
  max?: number;
}

function FieldBox({ label, hint, error, children }: PropsWithChildren<Pick<FieldProps, 'label' | 'hint' | 'error'>>) {
  return (
    <View className={names('v-field', Boolean(error) && 'v-field--bad')}>
      <View className="v-field__label">{label}</View>
      {children}
      {error ? <View className="v-field__bad" {...spoken({ role: 'alert' })}>{error}</View> : hint && <View className="v-field__hint">{hint}</View>}
    </View>
  );
}

interface LineFieldProps extends FieldProps {
  type?: 'text' | 'number' | 'digit' | 'idcard' | 'nickname';
  password?: boolean;
  onDone?: () => void;
}

/** One line. */
export function Field({ value, onChange, placeholder, max = 140, type = 'text', password, onDone, ...box }: LineFieldProps) {
  return (
    <FieldBox {...box}>
      <Input
        className="v-field__input"
        type={type}
        password={password}
        value={value}
        placeholder={placeholder}
        maxlength={max}
        onInput={({ detail }) => onChange(detail.value)}
        onConfirm={onDone}
        {...asking(box.label)}
      />
    </FieldBox>
  );
}

/** Several lines; counts down near the limit. */
export function TextArea({ value, onChange, placeholder, max = 500, ...box }: FieldProps) {
  const left = max - value.length;
  return (
    <FieldBox {...box} hint={left <= 50 ? `还能写 ${left} 个字` : box.hint}>
      <Textarea
        className="v-field__area"
        value={value}
        placeholder={placeholder}
        maxlength={max}
        autoHeight
        onInput={({ detail }) => onChange(detail.value)}
        {...asking(box.label)}
      />
    </FieldBox>
  );
}

interface SwitchRowProps {
  title: string;
  note?: string;
  on: boolean;
  onChange: (on: boolean) => void;
}

/** A sentence that is on or off. */
export function SwitchRow({ title, note, on, onChange }: SwitchRowProps) {
  return (
    <Tap className="v-switch-row" role="switch" checked={on} onTap={() => onChange(!on)}>
      <View className="v-grow">
        <View>{title}</View>
        {note && <View className="v-sub">{note}</View>}
      </View>
      <View className={names('v-switch', on && 'v-switch--on')}><View className="v-switch__knob" /></View>
    </Tap>
  );
}
