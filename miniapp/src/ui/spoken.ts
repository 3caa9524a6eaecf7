/** What a screen reader says. WeChat names the attributes aria-role / aria-label, a browser role / aria-label. */
export interface Spoken {
  role?: 'button' | 'link' | 'checkbox' | 'radio' | 'radiogroup' | 'switch' | 'tab' | 'tablist' | 'heading' | 'alert' | 'dialog' | 'img' | 'list' | 'table' | 'row' | 'columnheader' | 'cell';
  label?: string;
  checked?: boolean;
  selected?: boolean;
  disabled?: boolean;
  hidden?: boolean;
}

const said = (value: boolean | undefined): string | undefined => (value === undefined ? undefined : String(value));
const ACTS = new Set(['button', 'link', 'checkbox', 'radio', 'switch', 'tab']);

type KeyPress = { key?: string; currentTarget?: unknown; preventDefault?(): void; stopPropagation?(): void };
/** Keyboards press what fingers tap. */
const clickOnEnter = (event: KeyPress): void => {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault?.();
  event.stopPropagation?.();
  (event.currentTarget as { click?(): void } | null)?.click?.();
};

export function spoken({ role, label, checked, selected, disabled, hidden }: Spoken): Record<string, unknown> {
  const states = {
    'aria-label': label,
    'aria-checked': said(checked),
    'aria-selected': said(selected),
    'aria-disabled': said(disabled),
    'aria-hidden': said(hidden),
  };
  const heard = Object.fromEntries(Object.entries(states).filter(([, value]) => value !== undefined));
  if (process.env.TARO_ENV !== 'h5') return role ? { ...heard, 'aria-role': role } : heard;
  if (!role) return heard;
  if (role === 'heading') return { ...heard, role, 'aria-level': '2' };
  return ACTS.has(role) ? { ...heard, role, tabIndex: disabled ? -1 : 0, onKeyDown: clickOnEnter } : { ...heard, role };
}

/** What a field asks for; a browser listens to its own <input>, not to what is around it. */
export const asking = (label: string): Record<string, unknown> =>
  process.env.TARO_ENV === 'h5' ? { nativeProps: { 'aria-label': label } } : spoken({ label });

/** What a picture shows; a browser's <img> wants it as its own `alt`. */
export const pictured = (label: string): Record<string, unknown> =>
  process.env.TARO_ENV === 'h5' ? { nativeProps: { alt: label } } : spoken({ label });
