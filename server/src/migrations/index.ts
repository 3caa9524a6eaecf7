import type { Migration } from '../core/database/migrations';
import { createCoreTables } from './202611230001-create-core-tables';
import { createRegion } from './202611230005-create-region';
import { createPhoto } from './202611230010-create-photo';
import { createMember } from './202611230020-create-member';
import { createHousehold } from './202611230030-create-household';
import { createPost } from './202611230040-create-post';
import { createVillageProfile } from './202611230050-create-village-profile';
import { createRecord } from './202611230060-create-record';
import { createReport } from './202611230070-create-report';
import { createHygiene } from './202611230080-create-hygiene';
import { createClock } from './202611240010-create-clock';
import { createNotice } from './202611240020-create-notice';
import { createContentCheck } from './202611240030-create-content-check';
import { createFacility } from './202611240040-create-facility';
import { createDuty } from './202611240050-create-duty';
import { createVoice } from './202611240060-create-voice';
import { reverseRecord } from './202611240070-reverse-record';
import { createReportKind } from './202611240080-create-report-kind';
import { growReportTables } from './202611240090-grow-report';
import { createOpen311 } from './202611240110-create-open311';
import { createIntake } from './202611240120-create-intake';
import { sealRecord } from './202611242300-seal-record';
import { createChecklist } from './202611250000-create-checklist';
import { partDoorsAndSheets } from './202611250010-part-doors-and-sheets';
import { planRounds } from './202611250011-plan-rounds';
import { createHygieneReview } from './202611250020-create-hygiene-review';
import { createHouseholdCode } from './202611250030-create-household-code';
import { createLog } from './202611250040-create-log';
import { createDoor } from './202611250031-create-door';
import { createRedemption } from './202611250050-create-redemption';
import { createRecordRule } from './202611250060-create-record-rule';
import { createDeed } from './202611250061-create-deed';
import { createRanking } from './202611250070-create-ranking';
import { closeHousehold } from './202611250071-close-household';
import { createRecordObjection } from './202611250072-create-record-objection';
import { objectForHousehold } from './202611250074-object-for-household';
import { walkCountyOnce } from './202611260075-walk-county-once';

/** In the order they run, one a line; a migration that has run anywhere is never edited. */
export const migrations: readonly Migration[] = [
  createCoreTables,
  createRegion,
  createPhoto,
  createMember,
  createHousehold,
  createPost,
  createVillageProfile,
  createRecord,
  createReport,
  createHygiene,
  createClock,
  createNotice,
  createContentCheck,
  createFacility,
  createDuty,
  createVoice,
  reverseRecord,
  createReportKind,
  growReportTables,
  createOpen311,
  createIntake,
  sealRecord,
  createChecklist,
  partDoorsAndSheets,
  planRounds,
  createHygieneReview,
  createHouseholdCode,
  createDoor,
  createLog,
  createRedemption,
  createRecordRule,
  createDeed,
  createRanking,
  closeHousehold,
  createRecordObjection,
  objectForHousehold,
  walkCountyOnce,
];
