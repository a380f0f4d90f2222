import styles from './pages.module.css'

type Props = { page: number; pages: number; pathOf: (page: number) => string; label?: string }

/** Leads to the other pages of a list; nothing where there is only one. */
export function Pages({ page, pages, pathOf, label = 'Pages' }: Props) {
  if (pages <= 1) return null
  return (
    <nav className={styles.pages} aria-label={label}>
      {page > 1 && (
        <a rel="prev" href={pathOf(page - 1)} aria-label="Previous page">
          ← <span className={styles.word}>Previous</span>
        </a>
      )}
      {numbersAround(page, pages).map(({ number, gap }) => (
        <Numbered key={number} number={number} gap={gap} isCurrent={number === page} href={pathOf(number)} />
      ))}
      {page < pages && (
        <a rel="next" href={pathOf(page + 1)} aria-label="Next page">
          <span className={styles.word}>Next</span> →
        </a>
      )}
    </nav>
  )
}

function Numbered({
  number,
  gap,
  isCurrent,
  href,
}: {
  number: number
  gap: boolean
  isCurrent: boolean
  href: string
}) {
  return (
    <>
      {gap && <span aria-hidden="true">…</span>}
      <a href={href} aria-label={`Page ${number}`} aria-current={isCurrent ? 'page' : undefined}>
        {number}
      </a>
    </>
  )
}

/** The first, the last and those next to this one; `gap` where some before it are left out. */
function numbersAround(page: number, pages: number): { number: number; gap: boolean }[] {
  const numbers = [...new Set([1, page - 1, page, page + 1, pages])]
    .filter((n) => n >= 1 && n <= pages)
    .sort((a, b) => a - b)
  return numbers.map((number, index) => ({ number, gap: number - (numbers[index - 1] ?? number - 1) > 1 }))
}
