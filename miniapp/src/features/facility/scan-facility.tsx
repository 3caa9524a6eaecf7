import { facilityErrors } from '../../../../shared/contract/facility';
import { codeInScan } from '../../../../shared/domain/facility-code';
import { goTo } from '../../core/navigation';
import { CodeScan } from '../../ui/code-scan';

/** Opens a facility's page by its plate: scanned in WeChat, or its code typed. `onCode` instead of opening, for forms. */
export function ScanFacility({ onCode = (code) => goTo('resident/facility', { code }) }: { onCode?: (code: string) => void }) {
  return (
    <CodeScan
      scanWords="扫设施牌"
      codeName="设施编号"
      example="200-215-0012-7"
      max={20}
      read={codeInScan}
      strangeWords="这不是设施牌上的码,也可以手输编号"
      wrongWords={facilityErrors.FACILITY_CODE_WRONG.message}
      onCode={onCode}
    />
  );
}
