import { ConfigError } from './core/config/config';

interface Failure {
  code?: unknown;
  driverError?: { code?: unknown };
}

const codeOf = (error: unknown): string => {
  const { code, driverError } = (error ?? {}) as Failure;
  return String(driverError?.code ?? code ?? '');
};

const DISK_FULL = '硬盘已满,请清理后再启动 (the disk is full)';
const DAMAGED = '数据库文件已损坏,请用最近的备份替换 DATA_DIR 中的 village.sqlite (the database file is damaged)';
const NO_ACCESS = '没有读写数据目录 DATA_DIR 的权限 (the data folder cannot be read or written)';
const NO_DATABASE = '连不上数据库,请检查 DATABASE_URL 和数据库服务 (the database does not answer)';
const WRONG_PASSWORD = '数据库拒绝登录,请检查 DATABASE_URL 里的用户名、密码和库名 (the database refuses the login)';

const SENTENCES: Record<string, string> = {
  ENOSPC: DISK_FULL,
  SQLITE_FULL: DISK_FULL,
  SQLITE_CORRUPT: DAMAGED,
  SQLITE_NOTADB: DAMAGED,
  EACCES: NO_ACCESS,
  EROFS: NO_ACCESS,
  SQLITE_CANTOPEN: NO_ACCESS,
  SQLITE_READONLY: NO_ACCESS,
  ECONNREFUSED: NO_DATABASE,
  ENOTFOUND: NO_DATABASE,
  ETIMEDOUT: NO_DATABASE,
  ER_ACCESS_DENIED_ERROR: WRONG_PASSWORD,
  ER_BAD_DB_ERROR: WRONG_PASSWORD,
};

/** One clear sentence for whoever started the server. */
export function startFailure(error: unknown, port?: number): string {
  const code = codeOf(error);
  if (code === 'EADDRINUSE') return `端口 ${port} 已被别的程序占用,请先关掉它或改 PORT (port ${port} is in use)`;
  if (error instanceof ConfigError) return error.message;
  return SENTENCES[code] ?? `服务没有启动:${error instanceof Error ? error.message : String(error)}`;
}
