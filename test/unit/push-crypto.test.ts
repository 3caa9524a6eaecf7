import { decryptPush, isPushSignature, pushSignature } from '../../server/src/core/wechat/push-crypto';

/** The vector of WeChat's own documentation. */
const TOKEN = 'AAAAA';
const KEY = 'A'.repeat(43);
const APPID = 'wxba5fad812f8e6fb9';
const ENCRYPTED =
  '+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7v' +
  'JVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb' +
  '6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=';

describe('a message WeChat pushes to us', () => {
  it('has a signature on its address', () => {
    expect(isPushSignature('f464b24fc39322e44b38aa78f5edd27bd1441696', TOKEN, '1714036504', '1514711492')).toBe(true);
  });

  it('has a signature over its content too', () => {
    const given = '046e02f8204d34f8ba5fa3b1db94908f3df2e9b3';
    expect(isPushSignature(given, TOKEN, '1714112445', '415670741', ENCRYPTED)).toBe(true);
    expect(isPushSignature(given, TOKEN, '1714112445', '415670741', `${ENCRYPTED}=`)).toBe(false);
    expect(isPushSignature('046e', TOKEN, '1714112445', '415670741', ENCRYPTED)).toBe(false);
  });

  it('is signed the same whatever the order of its parts', () => {
    expect(pushSignature('b', 'a', 'c')).toBe(pushSignature('c', 'b', 'a'));
  });

  it('is opened with our key', () => {
    expect(JSON.parse(decryptPush(KEY, APPID, ENCRYPTED))).toEqual({
      ToUserName: 'gh_97417a04a28d',
      FromUserName: 'o9AgO5Kd5ggOC-bXrbNODIiE3bGY',
      CreateTime: 1714112445,
      MsgType: 'event',
      Event: 'debug_demo',
      debug_str: 'hello world',
    });
  });

  it('is refused when it was meant for another mini-program', () => {
    expect(() => decryptPush(KEY, 'wx0000000000000000', ENCRYPTED)).toThrow('not for this appid');
  });

  it.each([
    ['damaged', `AAAA${ENCRYPTED.slice(4)}`.slice(0, -8) + 'AAAAAAA='],
    ['cut short', ENCRYPTED.slice(0, 64)],
    ['empty', ''],
  ])('is refused when it is %s', (_, encrypted) => {
    expect(() => decryptPush(KEY, APPID, encrypted)).toThrow();
  });
});
