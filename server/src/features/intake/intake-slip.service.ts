import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../core/config/config';
import { pageAddress } from '../../core/config/web-address';
import type { Caller } from '../../core/access/caller';
import { slip } from '../../core/pdf/slip';
import { RegionService } from '../region/region.service';
import { IntakeReader } from './intake-reader.service';

/** The paper a person without a phone takes home: number to name on the telephone, QR code for whoever helps them. */
@Injectable()
export class IntakeSlips {
  constructor(
    private readonly config: AppConfig,
    private readonly regions: RegionService,
    private readonly reader: IntakeReader,
  ) {}

  /** The caller's name and number are not on it: paper gets lost. */
  async print(me: Caller, intakeId: string): Promise<{ bytes: Buffer; number: string }> {
    const row = await this.reader.load(me, intakeId);
    const [intake] = await this.reader.views([row]);
    const village = await this.regions.village(row.villageId);
    const number = intake?.number ?? '';
    const bytes = await slip({
      title: `${village.name} 上报回执`, number, qr: this.linkTo(row.reportId),
      rows: [['什么事', intake?.kindName ?? ''], ['在哪里', intake?.placeLabel ?? ''], ['登记人', intake?.takenBy ?? '']],
      foot: '打值班电话报这个编号,就能问办得怎么样;请会用手机的人扫一扫也能看到。',
    });
    return { bytes, number };
  }

  private linkTo(reportId: string): string {
    return pageAddress(this.config, 'resident/report', { reportId });
  }
}
