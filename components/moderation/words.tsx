import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { deskWordsPath } from '@/lib/moderation/rules-words'
import { WORD_LISTS, type WordListName } from '@/lib/moderation/schema-words'
import type { WordsPage } from '@/lib/moderation/view-words'
import styles from './words.module.css'

/** What each list does with a comment. */
const DOES: Record<WordListName, { name: string; does: string }> = {
  banned: { name: 'Banned', does: 'holds a comment until a moderator has looked' },
  watched: { name: 'Watched', does: 'shows it, and tells a moderator' },
}

/** The form and the lists, side by side where there is room. */
export function WordsColumns({ children }: { children: ReactNode }) {
  return <div className={styles.columns}>{children}</div>
}

type Find = { q: string; after: string | undefined }

/** One of the lists: looked through, and entries taken out. */
export function WordLists({ page, q, after }: { page: WordsPage } & Find) {
  return (
    <section className={styles.lists} aria-label="Lists">
      <nav className={styles.tabs} aria-label="Word lists">
        {WORD_LISTS.map((list) => (
          <a key={list} href={deskWordsPath({ list })} aria-current={list === page.list ? 'page' : undefined}>
            {DOES[list].name} <span className={styles.total}>{page.totals[list].toLocaleString('en')}</span>
          </a>
        ))}
      </nav>
      {page.totals[page.list] > 0 && <Search list={page.list} q={q} />}
      <Entries page={page} q={q} after={after} />
    </section>
  )
}

function Search({ list, q }: { list: WordListName; q: string }) {
  return (
    <search>
      <form className={styles.search} action="/moderate/words">
        <input type="hidden" name="list" value={list} />
        <label htmlFor="words-q">Entries with</label>
        <input id="words-q" name="q" type="search" defaultValue={q} maxLength={100} dir="auto" autoComplete="off" />
        <Button tone="quiet">Find</Button>
        {q !== '' && <a href={deskWordsPath({ list })}>All entries</a>}
      </form>
    </search>
  )
}

function Entries({ page, q, after }: { page: WordsPage } & Find) {
  const { list, entries, count, next } = page
  if (entries.length === 0) return <p className={styles.none}>{noneWords(page, q)}</p>
  return (
    <form method="post" action="/api/moderation/words" className={styles.entries}>
      <input type="hidden" name="_method" value="DELETE" />
      <input type="hidden" name="next" value={deskWordsPath({ list, q })} />
      <fieldset>
        <legend>
          {q === '' ? `${DOES[list].name} words` : `${count.toLocaleString('en')} with “${q}”`}
          {after !== undefined && ', continued'}
        </legend>
        <ul>
          {entries.map(({ id, words }) => (
            <li key={id}>
              <label>
                <input type="checkbox" name="pick" value={id} />
                <bdi>{words}</bdi>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <div className={styles.under}>
        <Button tone="quiet">Take out what is ticked</Button>
        {after !== undefined && <a href={deskWordsPath({ list, q })}>From the start</a>}
        {next !== null && (
          <a rel="next" href={deskWordsPath({ list, q, after: next })}>
            More entries →
          </a>
        )}
      </div>
    </form>
  )
}

function noneWords({ list, totals }: WordsPage, q: string): string {
  if (totals[list] === 0) return 'This list is empty.'
  return q === '' ? 'There are no more entries.' : `No entry has “${q}”.`
}

type FormProps = { list: WordListName; words: string; message: string | null; draft: string | undefined }

/** Words for one of the lists: tried first, or added at once. */
export function WordsForm({ list, words, message, draft }: FormProps) {
  return (
    <form method="post" action="/api/moderation/words" className={styles.form} aria-labelledby="add-words">
      <h2 id="add-words">Add words</h2>
      {message && (
        <Notice tone="fault" role="alert">
          <p>{message}</p>
        </Notice>
      )}
      {draft !== undefined && <input type="hidden" name="draft" value={draft} />}
      <fieldset className={styles.choice}>
        <legend>To the list</legend>
        {WORD_LISTS.map((choice) => (
          <label key={choice}>
            <input type="radio" name="list" value={choice} defaultChecked={choice === list} />
            <span>
              <b>{DOES[choice].name}</b> {DOES[choice].does}
            </span>
          </label>
        ))}
      </fieldset>
      <label htmlFor="new-words" className={styles.label}>
        Words, one entry a line
      </label>
      <textarea
        id="new-words"
        name="words"
        rows={8}
        dir="auto"
        defaultValue={words}
        aria-describedby="words-hint"
        aria-invalid={message ? true : undefined}
        spellCheck={false}
        autoComplete="off"
      />
      <p id="words-hint" className={styles.hint}>
        A word or a phrase; <code>spam*</code> for every word that begins so. Whole words only, whatever their case or
        look-alike letters. <em>Try</em> shows what these would have caught in the last month; left empty, what the list
        as it is would have.
      </p>
      <div className={styles.buttons}>
        <Button name="intent" value="try">
          Try
        </Button>
        <Button tone="strong" name="intent" value="add">
          Add
        </Button>
      </div>
    </form>
  )
}
