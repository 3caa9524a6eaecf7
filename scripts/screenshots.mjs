/** `node scripts/screenshots.mjs`: pictures of the demo for the READMEs, in docs/screenshots. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { buildStep } from './prepare.mjs';
import { Told, main, root, step } from './steps.mjs';

const PORT = 20_000 + (process.pid % 10_000);
const base = `http://127.0.0.1:${PORT}`;
const VILLAGE = '421102200215';
const out = join(root, 'docs/screenshots');

function startServer(dataDir) {
  const env = { ...process.env, NODE_ENV: 'development', DEMO: 'true', PORT: String(PORT), HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'warn', DATABASE_URL: '' };
  return spawn(process.execPath, [join(root, 'dist/server/src/main.js')], { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
}

async function ready(server) {
  for (let tries = 0; tries < 600 && server.exitCode === null; tries++) {
    if (await fetch(`${base}/readyz`).then(({ ok }) => ok, () => false)) return;
    await pause(100);
  }
  throw new Told('The demo server did not start.');
}

const tokens = new Map();
async function tokenOf(persona) {
  const body = JSON.stringify({ persona });
  const answer = await fetch(`${base}/api/demo/sessions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const { token, me } = await answer.json();
  tokens.set(persona, { token, me });
  return tokens.get(persona);
}

async function read(path, persona = 'secretary') {
  const { token } = tokens.get(persona) ?? (await tokenOf(persona));
  return (await fetch(`${base}/api${path}`, { headers: { authorization: `Bearer ${token}` } })).json();
}

/** What the demo's story made, by the pages that show it. */
async function addresses() {
  const { me } = await tokenOf('villager');
  const { items: reports } = await read(`/villages/${VILLAGE}/reports?limit=50`);
  const { items: rounds } = await read(`/villages/${VILLAGE}/hygiene-rounds`);
  const scoring = rounds.find(({ state }) => state === 'scoring').roundId;
  const work = await read(`/hygiene-rounds/${scoring}/work`, 'inspector');
  return {
    report: reports.find(({ state }) => state === 'fixed').reportId,
    household: me.residencies[0].householdId,
    scoring,
    waiting: work.items.find(({ status }) => status === 'waiting').householdId,
  };
}

async function fillReport(page) {
  const { items } = await read(`/villages/${VILLAGE}/reports?limit=50`);
  const bin = items.find(({ kind }) => kind === 'bin-full');
  const buffer = Buffer.from(await (await fetch(base + bin.photo.url)).arrayBuffer());
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: '先拍一张照片' }).click()]);
  await chooser.setFiles([{ name: 'bin.jpg', mimeType: 'image/jpeg', buffer }]);
  await page.getByText('1/6').waitFor();
  await page.getByRole('radio', { name: '垃圾满了' }).click();
  await page.evaluate(() => document.querySelectorAll('.taro-tabbar__panel, .taro_page').forEach((box) => box.scrollTo(0, 0)));
}

async function fillSheet(page) {
  const scores = page.getByRole('radiogroup').filter({ visible: true });
  await scores.nth(0).getByRole('radio').nth(2).click();
  await scores.nth(1).getByRole('radio').nth(3).click();
}

async function checkRecord(page) {
  await page.getByText('核对我家的档案').click();
  await page.getByText('都对得上').first().waitFor();
}

const shots = (ids) => [
  ['home', 'villager', 'pages/home/index'],
  ['village', 'villager', 'pages/village/index'],
  ['report-new', 'villager', 'pages/report-new/index', fillReport],
  ['report', 'villager', `packages/resident/report/index?reportId=${ids.report}`],
  ['record', 'villager', `packages/resident/record/index?householdId=${ids.household}`],
  ['check', 'villager', `packages/resident/record/index?householdId=${ids.household}`, checkRecord],
  ['shop', 'villager', `packages/resident/shop/index?villageId=${VILLAGE}`],
  ['sheet', 'inspector', `packages/staff/sheet/index?roundId=${ids.scoring}&householdId=${ids.waiting}`, fillSheet],
  ['workbench', 'secretary', 'packages/staff/workbench/index'],
];

async function shoot(browser, [name, persona, path, prepare]) {
  const context = await browser.newContext({
    viewport: { width: 375, height: 812 }, deviceScaleFactor: 2, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', isMobile: true, hasTouch: true,
  });
  const { token } = tokens.get(persona) ?? (await tokenOf(persona));
  await context.addInitScript(([kept, who]) => {
    localStorage.setItem('session-token', JSON.stringify({ data: JSON.stringify(kept) }));
    localStorage.setItem('persona', JSON.stringify({ data: JSON.stringify(who) }));
  }, [token, persona]);
  const page = await context.newPage();
  await page.goto(`${base}/#/${path}`, { waitUntil: 'networkidle' });
  await prepare?.(page);
  await page.waitForLoadState('networkidle');
  const png = await page.screenshot({ animations: 'disabled' });
  await sharp(png).png({ palette: true, quality: 80, effort: 10 }).toFile(join(out, `${name}.png`));
  await context.close();
}

await main(async () => {
  await buildStep('server');
  await buildStep('h5');
  mkdirSync(out, { recursive: true });
  const dataDir = mkdtempSync(join(tmpdir(), 'village-shots-'));
  const server = startServer(dataDir);
  try {
    await step('demo', () => ready(server));
    const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'] });
    await step('pictures', async () => {
      for (const shot of shots(await addresses())) await shoot(browser, shot);
    });
    await browser.close();
  } finally {
    server.kill('SIGTERM');
    rmSync(dataDir, { recursive: true, force: true });
  }
});
