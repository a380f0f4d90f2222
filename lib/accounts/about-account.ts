const MARK = '"isUnclaimed":true'

/** The events about an account, told apart from those about an unclaimed name that is written the same. */
export function aboutAccount(account: { name: string; isUnclaimed: boolean }) {
  const data = account.isUnclaimed ? { contains: MARK } : { not: { contains: MARK } }
  return { subjectName: account.name, data }
}
