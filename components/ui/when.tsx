const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

type Props = {
  /** ISO 8601; null: imported, the file states no times */
  at: string | null
  /** leave the hour out, as a newspaper does */
  dayOnly?: boolean
}

/** An instant, the same words on every machine; an imported comment has none and says so. */
export function When({ at, dayOnly = false }: Props) {
  if (at === null) return <span title="The file it came from states no time">imported</span>
  const date = new Date(at)
  return <time dateTime={at}>{dayOnly ? toDay(date) : `${toDay(date)}, ${toHour(date)} UTC`}</time>
}

function toDay(date: Date): string {
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

function toHour(date: Date): string {
  return date.toISOString().slice(11, 16)
}
