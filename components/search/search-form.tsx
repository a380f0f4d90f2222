import { Button } from '@/components/ui/button'
import styles from './search-form.module.css'
import type { Asked } from './search-path'

/** Asks what to look for; what narrowed the search stays. */
export function SearchForm({ typed, author, article }: Asked) {
  return (
    <search>
      <form className={styles.form} action="/search">
        <label htmlFor="search-words">Words in comments and articles</label>
        <div className={styles.line}>
          <input
            id="search-words"
            name="q"
            type="search"
            defaultValue={typed}
            maxLength={200}
            dir="auto"
            autoComplete="off"
            aria-describedby="search-hint"
          />
          <Button tone="strong">Search</Button>
        </div>
        {author !== null && <input type="hidden" name="author" value={author} />}
        {article !== null && <input type="hidden" name="article" value={article} />}
        <p id="search-hint" className={styles.hint}>
          All of the words are looked for. <q>Words in quotation marks</q> follow each other; a minus before a word
          leaves out what holds it.
        </p>
      </form>
    </search>
  )
}
