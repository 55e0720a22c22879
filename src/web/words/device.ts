/** A browser and its system, in the words people know them by, from what the browser says of itself. */
export function deviceWords(userAgent: string | null): string {
  if (userAgent === null) return '未知设备';
  const system = systems.find(([part]) => userAgent.includes(part))?.[1] ?? '其他系统';
  const browser = browsers.find(([part]) => userAgent.includes(part))?.[1] ?? '其他浏览器';
  return `${system} · ${browser}`;
}

const systems = [
  ['HarmonyOS', '鸿蒙'],
  ['Android', '安卓手机'],
  ['iPhone', '苹果手机'],
  ['iPad', '苹果平板'],
  ['Windows', 'Windows 电脑'],
  ['Mac OS', '苹果电脑'],
  ['Linux', 'Linux 电脑'],
] as const;
const browsers = [
  ['MicroMessenger', '微信'],
  ['Edg/', 'Edge'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome 内核'],
  ['Safari', 'Safari'],
] as const;
