import { Injectable } from '@nestjs/common';
import { logErrors } from '../../../../shared/contract/log';
import { chinaDay } from '../../../../shared/domain/weeks';
import { refuse } from '../../core/http/refusal';
import { A4, mm, openPdf, putLine } from '../../core/pdf/pdf';
import { drawQr } from '../../core/pdf/qr';
import { RegionService } from '../region/region.service';
import { LogHeads } from './log-heads.service';

const MARGIN = mm(20);
const WIDTH = A4.width - 2 * MARGIN;
const QR_SIDE = mm(70);

const HOW = [
  '这张纸上的每个字都是一张凭证:共治档案里封存的每一笔,少一笔、改一笔、换个次序,下面的指纹就对不上。',
  '把它贴在公开栏里。以后任何人扫下面的码取到这段文字,都能用公开的核对程序查出今天封存的内容有没有被动过。',
];

/** A page to print and hang up: the newest checkpoint as text and as a code. */
@Injectable()
export class LogSheets {
  constructor(
    private readonly regions: RegionService,
    private readonly heads: LogHeads,
  ) {}

  async print(villageId: string): Promise<{ bytes: Buffer; name: string }> {
    const { name, townName } = await this.regions.village(villageId);
    const head = (await this.heads.of(villageId)) ?? refuse(logErrors, 'LOG_EMPTY');
    const { note, size, at } = await this.heads.newest(head);
    const title = `${name}共治档案封存凭证`;
    const bytes = await openPdf({ title, margin: MARGIN }, (pdf) => {
      putLine(pdf, title, MARGIN, MARGIN, { face: 'bold', size: 24, width: WIDTH });
      putLine(pdf, `${townName}${name} · 已封存 ${size} 笔 · ${chinaDay(at)}`, MARGIN, MARGIN + mm(14), { size: 14, width: WIDTH });
      pdf.font('regular').fontSize(12).text(HOW.join('\n\n'), MARGIN, MARGIN + mm(26), { width: WIDTH, lineGap: 4 });
      pdf.fontSize(9).text(note, MARGIN, MARGIN + mm(66), { width: WIDTH, lineGap: 3 });
      drawQr(pdf, note, { x: MARGIN, y: MARGIN + mm(120), side: QR_SIDE });
      pdf.fillColor('black').font('regular').fontSize(12).text('扫这个码,得到上面的文字', MARGIN + QR_SIDE + mm(4), MARGIN + mm(150), { width: WIDTH - QR_SIDE - mm(4) });
    });
    return { bytes, name: `${title}-${chinaDay(at)}` };
  }
}
