// Takes the pictures of the READMEs from a running demo: `npm start`, then `node scripts/screenshots.mjs [http://localhost:3000]`.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { root } from './steps.mjs';

const base = process.argv[2] ?? 'http://localhost:3000';
const VILLAGE = '421102200215';
const folder = join(root, 'docs', 'screenshots');
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync', '--no-first-run'];

async function api(path, token, body) {
  const headers = { ...(token && { authorization: `Bearer ${token}` }), ...(body && { 'content-type': 'application/json' }) };
  const answer = await fetch(`${base}/api${path}`, { method: body ? 'POST' : 'GET', headers, body: body && JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

/** A phone on which this person has signed in from the list of people, as a visitor would. */
async function phoneOf(browser, persona) {
  const { items } = await api('/demo/personas');
  const { token, me } = await api('/demo/sessions', undefined, { persona });
  await api('/me/consents', token, { version: 1 });
  const context = await browser.newContext({ viewport: { width: 375, height: 812 }, deviceScaleFactor: 2, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  await page.goto(base, { waitUntil: 'networkidle' });
  await page.getByText(items.find((one) => one.persona === persona).name, { exact: true }).click();
  await page.getByText('等您点一下').or(page.getByText('进村看看')).or(page.getByText('找别的村庄')).first().waitFor();
  return { page, token, me };
}

async function shoot({ page }, name, path) {
  await page.goto(`${base}/#/${path}`);
  await page.waitForLoadState('networkidle');
  // Pictures are fetched as they come into sight.
  await page.waitForTimeout(800);
  await page.waitForLoadState('networkidle');
  const png = await page.screenshot({ animations: 'disabled' });
  await sharp(png).png({ palette: true, quality: 80, effort: 9 }).toFile(join(folder, `${name}.png`));
}

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: QUIET });
try {
  const villager = await phoneOf(browser, 'villager');
  const { waiting } = await api('/home', villager.token);
  await shoot(villager, 'home', 'pages/home/index');
  await shoot(villager, 'village', `pages/village/index?villageId=${VILLAGE}`);
  await shoot(villager, 'report-new', 'pages/report-new/index');
  await shoot(villager, 'report', `packages/resident/report/index?reportId=${waiting[0]?.id}`);
  await shoot(villager, 'record', `packages/resident/record/index?householdId=${villager.me.residencies[0].householdId}`);
  const secretary = await phoneOf(browser, 'secretary');
  await shoot(secretary, 'workbench', 'packages/staff/workbench/index');
  const inspector = await phoneOf(browser, 'inspector');
  const rounds = await api(`/villages/${VILLAGE}/hygiene-rounds`, inspector.token);
  const roundId = rounds.items.find((round) => round.state === 'scoring')?.roundId;
  const work = await api(`/hygiene-rounds/${roundId}/work`, inspector.token);
  const door = work.items.find((one) => one.status === 'waiting');
  await shoot(inspector, 'sheet', `packages/staff/sheet/index?roundId=${roundId}&householdId=${door.householdId}`);
} finally {
  await browser.close();
}
