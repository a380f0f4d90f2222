import styles from './composer.module.css'

/** How a quote is written by hand. */
export function HowToQuote() {
  return (
    <details className={styles.help}>
      <summary>How to quote</summary>
      <p>
        Name the comment, or the article’s paragraph, after <code>&gt;&gt;</code> and put the passage on lines that
        begin with <code>&gt;</code>:
      </p>
      <pre>
        {
          '>>9\n> The words as they stand in comment 9.\nYour own words.\n\n>>p2\n> From the second paragraph […] and from further on.'
        }
      </pre>
      <p>
        The passage is cut from the source itself, so it has to stand there word for word; <code>[…]</code> joins
        several passages. <code>&gt;&gt;9</code> alone is a link to comment 9.
      </p>
    </details>
  )
}
