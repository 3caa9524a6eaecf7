/** Empty in the browser, which is served by the server itself. */
export const serverBase: string = process.env.TARO_ENV === 'h5' ? '' : API_BASE;

/** Pictures come as paths of our server. */
export const fullUrl = (path: string): string => (path.startsWith('/') ? `${serverBase}${path}` : path);
