import { resolve } from 'node:path';
import { z } from 'zod';
import { keptSecret } from './secret-key';

const empty = (value: unknown): unknown => (value === '' ? undefined : value);
const text = <T extends z.ZodType>(schema: T) => z.preprocess(empty, schema);
const whole = (name: string, min: number, max: number, preset: number) =>
  text(z.coerce.number(`${name} 要填整数`).int(`${name} 要填整数`).min(min, `${name} 不能小于 ${min}`).max(max, `${name} 不能大于 ${max}`).default(preset));

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** `{"a":"1"}` or `a=1, b=2`. */
function namedIds(value: string, context: z.RefinementCtx): Partial<Record<string, string>> {
  const read = value.trim().startsWith('{') ? jsonOf(value) : Object.fromEntries(value.split(/[\s,;]+/).filter(Boolean).map((pair) => pair.split('=')));
  const parsed = z.record(z.string().min(1), z.string().regex(/^[\w-]{8,64}$/)).safeParse(read);
  if (parsed.success) return parsed.data;
  context.addIssue('WX_TEMPLATES 要写成 名字=模板编号,用逗号隔开');
  return z.NEVER;
}

function jsonOf(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** `421102200=office@town.example, …`: by region code. */
function namedAddresses(value: string, context: z.RefinementCtx): Partial<Record<string, string>> {
  const read = Object.fromEntries(value.split(/[\s,;]+/).filter(Boolean).map((pair) => pair.split('=')));
  const parsed = z.record(z.string().regex(/^(\d{6}|\d{9}|\d{12})$/), z.email()).safeParse(read);
  if (parsed.success) return parsed.data;
  context.addIssue('LOG_MAIL 要写成 行政区代码=邮箱,用逗号隔开');
  return z.NEVER;
}

const isSeed = (value: string): boolean => Buffer.from(value, 'base64').length === 32;

const settings = z.object({
  NODE_ENV: text(z.enum(['production', 'development', 'test'], 'NODE_ENV 只能是 production、development 或 test').default('development')),
  PORT: whole('PORT', 0, 65_535, 3000),
  HOST: text(z.string().default('0.0.0.0')),
  DATA_DIR: text(z.string().default('./data')),
  DATABASE_URL: text(z.string().regex(/^(mysql|mariadb):\/\/\S+$/, 'DATABASE_URL 要以 mysql:// 或 mariadb:// 开头').optional()),
  DEMO: text(z.enum(['true', 'false'], 'DEMO 只能是 true 或 false').default('false')),
  SECRET_KEY: text(z.string().min(32, 'SECRET_KEY 至少要 32 个字符').optional()),
  WX_APPID: text(z.string().optional()),
  WX_SECRET: text(z.string().optional()),
  WX_API_BASE: text(z.url({ protocol: /^https?$/, error: 'WX_API_BASE 要填完整网址' }).default('https://api.weixin.qq.com')),
  /** Ids of WeChat's message templates by our names for them: JSON, or `name=id` parted by commas or spaces. */
  WX_TEMPLATES: text(z.string().transform(namedIds).default({})),
  /** Of 消息推送 in WeChat's console, secure mode, JSON. */
  WX_PUSH_TOKEN: text(z.string().regex(/^\w{3,32}$/, 'WX_PUSH_TOKEN 是 3 到 32 个字母或数字').optional()),
  WX_PUSH_AES_KEY: text(z.string().regex(/^[A-Za-z0-9]{43}$/, 'WX_PUSH_AES_KEY 是 43 个字母或数字').optional()),
  /** The address at which WeChat's servers reach this one. */
  PUBLIC_BASE_URL: text(z.url({ protocol: /^https?$/, error: 'PUBLIC_BASE_URL 要填完整网址' }).optional()),
  /** Seed of the Ed25519 key that signs the transparency logs, 32 bytes in base64; absent: made once and kept encrypted in the database. */
  LOG_KEY: text(z.string().refine(isSeed, 'LOG_KEY 要填 32 字节的 base64').optional()),
  /** Who gets the night's checkpoints by mail, by region code. */
  LOG_MAIL: text(z.string().transform(namedAddresses).default({})),
  /** `smtps://user:password@host`; absent: no mail is sent. */
  SMTP_URL: text(z.url({ protocol: /^smtps?$/, error: 'SMTP_URL 要以 smtp:// 或 smtps:// 开头' }).optional()),
  MAIL_FROM: text(z.email('MAIL_FROM 要填邮箱').optional()),
  /** `false`: another server of the same database does the jobs. */
  RUN_JOBS: text(z.enum(['true', 'false'], 'RUN_JOBS 只能是 true 或 false').default('true')),
  LOG_LEVEL: text(z.enum(LOG_LEVELS, `LOG_LEVEL 只能是 ${LOG_LEVELS.join('、')}`).default('info')),
  TRUST_PROXY: text(z.string().default('false')),
  H5_DIR: text(z.string().default('./miniapp/dist/h5')),
  /** Requests a minute; 0 switches a limit off. A whole village may share one address behind its operator's NAT. */
  RATE_LIMIT_SESSION: whole('RATE_LIMIT_SESSION', 0, 1_000_000, 240),
  RATE_LIMIT_ADDRESS: whole('RATE_LIMIT_ADDRESS', 0, 1_000_000, 1200),
  RATE_LIMIT_SIGN_IN: whole('RATE_LIMIT_SIGN_IN', 0, 1_000_000, 60),
  RATE_LIMIT_UPLOAD: whole('RATE_LIMIT_UPLOAD', 0, 1_000_000, 60),
});

type Settings = z.output<typeof settings>;
export type Config = ReturnType<typeof toConfig>;

/** The parsed settings; also the injection token: `constructor(private readonly config: AppConfig)`. */
export abstract class AppConfig extends (Object as unknown as new () => Config) {}

/** Its message is one sentence for the operator. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Without the last three no photo could ever be checked by machine, and each would wait for a person. */
const MUST_BE_SET = ['SECRET_KEY', 'WX_APPID', 'WX_SECRET', 'WX_PUSH_TOKEN', 'WX_PUSH_AES_KEY', 'PUBLIC_BASE_URL'] as const;

function refusals(values: Settings): string[] {
  if (values.NODE_ENV !== 'production') return [];
  const missing = MUST_BE_SET.filter((name) => values[name] === undefined);
  return [
    ...(values.DEMO === 'true' ? ['正式环境(NODE_ENV=production)不能打开演示模式(DEMO=true)'] : []),
    ...(values.SMTP_URL && !values.MAIL_FROM ? ['有 SMTP_URL 就要有 MAIL_FROM'] : []),
    ...(missing.length > 0 ? [`正式环境缺少设置 ${missing.join('、')}`] : []),
  ];
}

function proxyTrust(value: string): boolean | number | string {
  if (value === 'true' || value === 'false') return value === 'true';
  return /^\d+$/.test(value) ? Number(value) : value;
}

function toConfig(values: Settings) {
  const dataDir = resolve(values.DATA_DIR);
  return {
    nodeEnv: values.NODE_ENV,
    production: values.NODE_ENV === 'production',
    port: values.PORT,
    host: values.HOST,
    dataDir,
    /** Absent: SQLite in `dataDir/village.sqlite`. */
    databaseUrl: values.DATABASE_URL,
    demo: values.DEMO === 'true',
    secretKey: values.SECRET_KEY ?? keptSecret(dataDir),
    wxAppId: values.WX_APPID ?? '',
    wxSecret: values.WX_SECRET ?? '',
    wxApiBase: values.WX_API_BASE,
    /** Absent: the message is not sent by WeChat. */
    wxTemplates: values.WX_TEMPLATES,
    /** Absent: pushes are refused. */
    wxPushToken: values.WX_PUSH_TOKEN,
    wxPushAesKey: values.WX_PUSH_AES_KEY,
    /** Absent: WeChat cannot fetch pictures, so each waits for a person. */
    publicBaseUrl: values.PUBLIC_BASE_URL,
    /** Absent: one is made and kept in the database. */
    logKey: values.LOG_KEY,
    logMail: values.LOG_MAIL,
    /** Absent: no mail is sent. */
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    runJobs: values.RUN_JOBS === 'true',
    logLevel: values.LOG_LEVEL,
    trustProxy: proxyTrust(values.TRUST_PROXY),
    h5Dir: resolve(values.H5_DIR),
    /** Requests a minute; 0 is no limit. */
    rateLimits: {
      session: values.RATE_LIMIT_SESSION,
      address: values.RATE_LIMIT_ADDRESS,
      signIn: values.RATE_LIMIT_SIGN_IN,
      upload: values.RATE_LIMIT_UPLOAD,
    },
  };
}

/** The one place where the environment is read. Throws `ConfigError`. */
export function loadConfig(env: Record<string, string | undefined> = process.env): Config {
  const parsed = settings.safeParse(env);
  const problems = parsed.success ? refusals(parsed.data) : parsed.error.issues.map((issue) => issue.message);
  if (!parsed.success || problems.length > 0) throw new ConfigError(`设置有误:${problems.join(';')}。`);
  return toConfig(parsed.data);
}
