import { Notice } from '@/components/ui/notice'
import { Sheet } from '@/components/ui/sheet'
import { SearchForm } from './search-form'
import styles from './search-page.module.css'
import { searchPath } from './search-path'
import { type Found, SearchResults } from './search-results'

type Props = {
  typed: string
  /** whose comments alone; null: anybody's */
  author: string | null
  /** under which article alone; null: any */
  article: { slug: string; title: string } | null
  /** why nothing can be looked for; null: it can */
  fault: string | null
  /** null: nothing was asked */
  found: Found | null
}

/** The search of the whole site: what to look for, and what was found. */
export function SearchPage({ typed, author, article, fault, found }: Props) {
  const asked = { typed, author, article: article?.slug ?? null }
  return (
    <Sheet title="Search">
      <SearchForm {...asked} />
      {(author !== null || article !== null) && (
        <ul className={styles.narrowed}>
          {author !== null && (
            <li>
              Only comments by <bdi>{author}</bdi>{' '}
              <a href={searchPath({ ...asked, author: null })}>Search everybody’s comments</a>
            </li>
          )}
          {article !== null && (
            <li>
              Only under <cite dir="auto">{article.title}</cite>{' '}
              <a href={searchPath({ ...asked, article: null })}>Search every article</a>
            </li>
          )}
        </ul>
      )}
      {fault !== null && (
        <Notice tone="fault" role="alert">
          <p>{fault}</p>
        </Notice>
      )}
      {found && <SearchResults asked={asked} found={found} />}
    </Sheet>
  )
}
