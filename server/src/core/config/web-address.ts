import type { Config } from './config';

type Where = Pick<Config, 'publicBaseUrl' | 'port'>;

/** Where people reach this server, without a slash at the end. */
export const webAddress = ({ publicBaseUrl, port }: Where): string => (publicBaseUrl ?? `http://localhost:${port}`).replace(/\/+$/, '');

/** A page of the web client, for links and QR codes: a phone's camera opens it, the mini-program's own scan finds the code in it. */
export const pageAddress = (config: Where, page: string, query: Record<string, string>): string =>
  `${webAddress(config)}/#/packages/${page}/index?${new URLSearchParams(query).toString()}`;
