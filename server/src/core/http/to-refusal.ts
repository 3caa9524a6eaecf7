import { HttpException } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { commonErrors } from '../../../../shared/errors';
import { isConflict } from '../database/duplicate-key';
import { Refusal, refusal } from './refusal';

type CommonCode = keyof typeof commonErrors;

const BY_STATUS: Record<number, CommonCode> = {
  404: 'NOT_FOUND',
  405: 'NOT_FOUND',
  413: 'BODY_TOO_LARGE',
  429: 'TOO_MANY_REQUESTS',
  503: 'BUSY',
};

/** The database is there but cannot serve this request now; trying again soon helps. */
const DATABASE_AWAY = new Set(['ER_CON_COUNT_ERROR', 'PROTOCOL_CONNECTION_LOST', 'POOL_ENQUEUELIMIT', 'ECONNREFUSED']);

interface Coded {
  code?: unknown;
  statusCode?: unknown;
}

/** The status of an error that the web framework itself raised; other libraries' `statusCode` says nothing about this request. */
function frameworkStatus(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const { code, statusCode } = error as Coded;
  const ofFastify = String(code).startsWith('FST_') || error instanceof SyntaxError;
  return ofFastify && typeof statusCode === 'number' ? statusCode : undefined;
}

function codeFor(error: unknown): CommonCode {
  if (!(error instanceof Error)) return 'INTERNAL';
  const status = frameworkStatus(error);
  if (status !== undefined) return BY_STATUS[status] ?? (status < 500 ? 'INPUT_INVALID' : 'INTERNAL');
  const away = error instanceof QueryFailedError && DATABASE_AWAY.has(String((error.driverError as Coded).code));
  return away || isConflict(error) ? 'BUSY' : 'INTERNAL';
}

export function toRefusal(error: unknown): Refusal {
  return error instanceof Refusal ? error : refusal(commonErrors, codeFor(error));
}
