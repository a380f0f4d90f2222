import { When } from '@/components/ui/when'
import { deskPath } from '@/lib/moderation/rules'
import type { CaughtComment, WordTrial } from '@/lib/moderation/view-words'
import styles from './words-trial.module.css'

const STATUS: Record<CaughtComment['status'], string> = { shown: 'Shown', held: 'Held', removed: 'Removed' }

/** What words would have caught in the last month, with the newest of it. */
export function WordsTrial({ trial }: { trial: WordTrial }) {
  const { caught, latest, stoppedAt } = trial
  return (
    <section id="trial" className={styles.trial} aria-labelledby="trial-title">
      <h2 id="trial-title">{titleOf(trial)}</h2>
      <p className={styles.sum}>
        {sumOf(trial)}
        {stoppedAt && (
          <>
            {' '}
            Only comments since <When at={stoppedAt} dayOnly /> were looked through.
          </>
        )}
      </p>
      {latest.length > 0 && (
        <ol className={styles.caught}>
          {latest.map((comment) => (
            <Caught key={`${comment.slug}/${comment.number}`} comment={comment} />
          ))}
        </ol>
      )}
      {caught > latest.length && <p className={styles.sum}>These are the newest {latest.length}.</p>}
    </section>
  )
}

function Caught({ comment }: { comment: CaughtComment }) {
  const { slug, number, author, articleTitle, at, status, found, excerpt } = comment
  return (
    <li>
      <p className={styles.meta}>
        <b data-status={status}>{STATUS[status]}</b>
        <a href={deskPath({ at: { slug, number } })}>#{number}</a>
        <bdi className={styles.author}>{author}</bdi>
        <bdi className={styles.title}>{articleTitle}</bdi>
        <When at={at} />
      </p>
      <blockquote dir="auto">
        {excerpt.map((part, index) => {
          const key = `${index} ${part.text.length}`
          return part.match ? <mark key={key}>{part.text}</mark> : <span key={key}>{part.text}</span>
        })}
      </blockquote>
      <p className={styles.found}>
        by <bdi>{found.map((words) => `“${words}”`).join(', ')}</bdi>
      </p>
    </li>
  )
}

function titleOf({ tried, caught, read, days }: WordTrial): string {
  const words = tried === 'typed' ? 'These words' : `The ${tried} words`
  const some = caught === 0 ? 'none' : caught.toLocaleString('en')
  return `${words} would have caught ${some} of ${comments(read)} in the last ${days} days`
}

function sumOf({ caught, removed }: WordTrial): string {
  if (caught === 0) return ''
  if (removed === caught) return caught === 1 ? 'It was removed anyway.' : 'All of them were removed anyway.'
  const some = removed === 0 ? 'None' : removed.toLocaleString('en')
  return `${some} of them ${removed === 1 ? 'was' : 'were'} removed anyway.`
}

function comments(count: number): string {
  return count === 1 ? '1 comment' : `${count.toLocaleString('en')} comments`
}
