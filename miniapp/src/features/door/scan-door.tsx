import { doorErrors } from '../../../../shared/contract/door';
import { householdCodeInScan } from '../../../../shared/domain/household-code';
import { CodeScan } from '../../ui/code-scan';

/** A household's plate: scanned in WeChat, or its code typed. */
export function ScanDoor({ onCode }: { onCode: (code: string) => void }) {
  return (
    <CodeScan
      scanWords="扫户牌"
      codeName="户牌编号"
      example="421102-200215-0012-7"
      max={30}
      read={householdCodeInScan}
      strangeWords="这不是户牌上的码,也可以手输编号"
      wrongWords={doorErrors.DOOR_CODE_UNKNOWN.message}
      onCode={onCode}
    />
  );
}
