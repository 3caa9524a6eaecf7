import 'reflect-metadata';
import { loadConfig } from '../core/config/config';
import { createApp } from '../create-app';
import { LogAudit } from '../features/log/log-audit.service';
import { LogHeads } from '../features/log/log-heads.service';
import { RegionService } from '../features/region/region.service';

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

async function villageAt(code: string, heads: LogHeads, regions: RegionService): Promise<string> {
  const villageId = (await heads.at(code))?.villageId ?? (await regions.byCode(code))?.id;
  if (!villageId) throw new Error(`没有代码是 ${code} 的村`);
  return villageId;
}

/** Recounts one village, or every village that has a record; exit code 1 where something is wrong. */
async function audit(code: string | undefined): Promise<void> {
  const app = await createApp({ ...loadConfig(), runJobs: false, logLevel: 'error' });
  try {
    const [audits, regions] = [app.get(LogAudit, { strict: false }), app.get(RegionService, { strict: false })];
    const only = code && (await villageAt(code, app.get(LogHeads, { strict: false }), regions));
    let [villages, problems] = [0, 0];
    for await (const villageId of only ? [only] : audits.villages()) {
      const [{ name, townName }, findings] = [await regions.village(villageId), await audits.recount(villageId)];
      for (const { entryId, words } of findings) say(`${townName}${name}(${villageId})${entryId ? ` 第 ${entryId} 笔` : ''}:${words}`);
      [villages, problems] = [villages + 1, problems + findings.length];
    }
    say(problems === 0 ? `${villages} 个村逐笔核对,全部对得上` : `${villages} 个村里有 ${problems} 处对不上`);
    process.exitCode = problems === 0 ? 0 : 1;
  } finally {
    await app.close();
  }
}

audit(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
