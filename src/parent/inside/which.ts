export type OtherApp = 'wechat' | 'dingtalk';

/** The app inside which this page was opened; undefined in a browser, or from the home screen. */
export function openedInside(userAgent: string): OtherApp | undefined {
  // WeChat at work (wxwork) says MicroMessenger too.
  if (/MicroMessenger/i.test(userAgent)) return 'wechat';
  return /DingTalk/i.test(userAgent) ? 'dingtalk' : undefined;
}
