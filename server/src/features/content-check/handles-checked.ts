import { SetMetadata } from '@nestjs/common';
import type { CheckState } from '../../../../shared/domain/content-check';

/** The state of a subject has changed; `open` itself answers the first one. */
export interface Checked {
  subjectId: string;
  villageId: string;
  state: CheckState;
  /** For a refusal: in the words the author reads. */
  reason: string;
}

export const HANDLES_CHECKED = Symbol('handles-checked');

/** The method `(checked: Checked) => Promise<void>` hears of subjects `kind:<id>`, in the unit of work of the change itself. */
export const HandlesChecked = (kind: string) => SetMetadata(HANDLES_CHECKED, kind);
