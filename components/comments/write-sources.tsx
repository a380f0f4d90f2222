import button from '@/components/ui/button.module.css'
import { Unseen } from '@/components/ui/unseen'
import type { OpenSource, OpenSources } from '@/lib/comments/view'
import styles from './write-sources.module.css'

/** A longer source shows so many sentences at once; the others are behind a fold. */
const MAX_UNFOLDED = 12
const SHOWN_OF_LONG = 8

/** What can be quoted without JavaScript, inside the composer's form: sentences to choose, and a way to get more sources. */
export function WriteSources({ sources, missing }: Pick<OpenSources, 'sources' | 'missing'>) {
  return (
    <div className={styles.sources}>
      {sources.map((source) => (
        <Source key={source.key} source={source} />
      ))}
      {sources.length > 0 && <QuoteButton>Insert the chosen sentences</QuoteButton>}
      {sources.length > 0 || missing.length > 0 ? (
        <Another label="Quote another comment or paragraph" missing={missing} />
      ) : (
        <details className={styles.more}>
          <summary>Quote a comment or paragraph</summary>
          <Another label="Comment or paragraph" missing={missing} />
        </details>
      )}
    </div>
  )
}

function Source({ source }: { source: OpenSource }) {
  const { key, label, path, sentences } = source
  const choices = sentences.map((sentence, index) => ({ sentence, pick: `${key}:${index}` }))
  const shown = choices.length > MAX_UNFOLDED ? SHOWN_OF_LONG : choices.length
  const folded = choices.slice(shown)
  return (
    <fieldset id={`source-${key}`} className={styles.source}>
      <legend>
        <bdi>{label}</bdi>
      </legend>
      <a className={styles.place} href={path} target="_blank" rel="noopener">
        read it in the thread
        <Unseen> (opens in a new tab)</Unseen>
      </a>
      <input type="hidden" name="quote" value={key} />
      <Sentences choices={choices.slice(0, shown)} />
      {folded.length > 0 && (
        <details className={styles.rest}>
          <summary>{folded.length} more sentences</summary>
          <Sentences choices={folded} />
        </details>
      )}
    </fieldset>
  )
}

function Sentences({ choices }: { choices: { sentence: string; pick: string }[] }) {
  return choices.map(({ sentence, pick }) => (
    <label key={pick} className={styles.sentence}>
      <input type="checkbox" name="pick" value={pick} />
      <span dir="auto">{sentence}</span>
    </label>
  ))
}

function Another({ label, missing }: { label: string; missing: string[] }) {
  return (
    <div className={styles.another}>
      <label htmlFor="another">{label}</label>
      <p id="another-hint" className={styles.hint}>
        Its number: <kbd>60</kbd> for comment #60, <kbd>¶12</kbd> or <kbd>p12</kbd> for the article’s paragraph 12. What
        you have written and chosen stays.
      </p>
      {missing.map((key) => (
        <p key={key} id={`source-${key}`} className={styles.error}>
          There is no <bdi>{key}</bdi> here to quote.
        </p>
      ))}
      <div className={styles.ask}>
        <input
          id="another"
          name="another"
          type="text"
          maxLength={60}
          autoComplete="off"
          defaultValue={missing.join(' ')}
          aria-invalid={missing.length > 0 || undefined}
          aria-describedby={['another-hint', ...missing.map((key) => `source-${key}`)].join(' ')}
        />
        <QuoteButton>Show it</QuoteButton>
      </div>
    </div>
  )
}

/** Sends the form for its sources alone, also while nothing is written yet. */
function QuoteButton({ children }: { children: string }) {
  return (
    <button type="submit" className={button.button} data-tone="plain" name="intent" value="quote" formNoValidate>
      {children}
    </button>
  )
}
