/** @returns whether the host is facebook.com or one of its own faces (`www`, `m`, `de-de` ...), in lower case */
export function isFacebookHost(hostname: string): boolean {
  return /^(?:[a-z-]{1,20}\.)?facebook\.com$/.test(hostname)
}
