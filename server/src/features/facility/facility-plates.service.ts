import { Injectable } from '@nestjs/common';
import { PLATES_AT_MOST } from '../../../../shared/contract/facility';
import { spokenCode } from '../../../../shared/domain/facility-code';
import { facilityKinds } from '../../../../shared/domain/facility-kinds';
import { AppConfig } from '../../core/config/config';
import { pageAddress } from '../../core/config/web-address';
import { refuseCommon } from '../../core/http/refusal';
import { plateSheets, type Plate } from '../../core/pdf/plates';
import { RegionService } from '../region/region.service';
import { FacilityReader, type FacilityFilter } from './facility-reader.service';
import type { Facility } from './facility.entity';
import { placeLabel } from './facility.place';

/** Sheets of plates (设施牌) for chosen facilities, or for all in use of a kind or group. */
@Injectable()
export class FacilityPlates {
  constructor(
    private readonly config: AppConfig,
    private readonly regions: RegionService,
    private readonly reader: FacilityReader,
  ) {}

  async print(villageId: string, { facilityIds, ...filter }: FacilityFilter & { facilityIds?: string | undefined }): Promise<Buffer> {
    const village = await this.regions.village(villageId);
    const ids = facilityIds?.split(',').filter(Boolean);
    const facilities = await this.reader.all(villageId, { ...filter, ...(ids && { ids }) }, 'in-use');
    if (facilities.length === 0) refuseCommon('NOT_FOUND');
    if (facilities.length > PLATES_AT_MOST) refuseCommon('INPUT_INVALID', [{ path: 'facilityIds', message: `一次最多打印 ${PLATES_AT_MOST} 块,请按种类或组分开打印` }]);
    return plateSheets(`${village.name}设施牌`, facilities.map((facility) => this.plateOf(facility, village.name)));
  }

  private plateOf(facility: Facility, villageName: string): Plate {
    const { code, kind, name } = facility;
    return {
      qr: pageAddress(this.config, 'resident/facility', { code }),
      title: name,
      code: spokenCode(code),
      lines: [`${villageName} ${facilityKinds[kind].name}`, placeLabel(facility), '扫码上报问题'],
    };
  }
}
