import { Button } from '@/components/ui/button'
import { Unseen } from '@/components/ui/unseen'
import { When } from '@/components/ui/when'
import type { ThreadRun } from '@/lib/articles/view'
import { articlePath } from '@/lib/kernel/paths'
import type { DeskArticle } from '@/lib/moderation/view'
import styles from './article-table.module.css'
import { ArticleQuiet } from './article-table-quiet'
import { ArticleSchedule, type ScheduleDraft } from './article-table-schedule'
import { Why } from './why'

type Listed = DeskArticle & ThreadRun
type Props = {
  articles: Listed[]
  /** where the forms lead back to */
  page: string
  /** the site's time zone, in which a change is scheduled */
  zone: string
  /** a schedule that could not be accepted yet, and whose it was */
  draft: (ScheduleDraft & { slug: string; from: string }) | null
}

/** All articles with the state of their threads, and the forms that a moderator runs them by. */
export function ArticleTable({ articles, ...rest }: Props) {
  if (articles.length === 0) return <p>No articles yet. Import one to begin.</p>
  return (
    <ol className={styles.articles}>
      {articles.map((article) => (
        <li key={article.slug}>
          <Entry article={article} {...rest} />
        </li>
      ))}
    </ol>
  )
}

function Entry({ article, page, zone, draft }: Omit<Props, 'articles'> & { article: Listed }) {
  const { slug, title, addedAt, commentCount, heldCount } = article
  const drafted = draft?.slug === slug ? draft : null
  return (
    <article className={styles.entry} aria-label={title}>
      <div className={styles.head}>
        <h2 dir="auto">
          <a href={articlePath(slug)}>{title}</a>
        </h2>
        <p className={styles.meta}>
          <span>
            added <When at={addedAt} dayOnly />
          </span>
          <span>
            {commentCount.toLocaleString('en')} {commentCount === 1 ? 'comment' : 'comments'}
          </span>
          {heldCount > 0 && <b>{heldCount} held</b>}
        </p>
      </div>
      <State article={article} />
      <Closing article={article} page={page} />
      <details className={styles.more} open={drafted !== null}>
        <summary>
          Schedule, pre-moderation, quiet hours<Unseen> of {title}</Unseen>
        </summary>
        <div className={styles.forms}>
          <ArticleSchedule {...{ slug, page, zone }} scheduled={article.scheduled} draft={drafted} />
          <PreModeration {...{ article, page, zone }} from={drafted?.from} />
          <ArticleQuiet {...{ slug, page, zone }} quiet={article.quiet} />
          {article.choice !== 'automatic' && <Automatic slug={slug} page={page} />}
        </div>
      </details>
    </article>
  )
}

function State({ article }: { article: Listed }) {
  const { takesComments, state, scheduled, isPreModerated, preModerates } = article
  return (
    <p className={styles.state} data-open={takesComments}>
      <b>{state}</b>
      {scheduled && <span>{scheduled.words}</span>}
      {isPreModerated && <span>pre-moderated</span>}
      {preModerates && <span>pre-moderated from {preModerates.words}</span>}
    </p>
  )
}

type FormProps = { article: Listed; page: string }

function Closing({ article: { slug, title, takesComments }, page }: FormProps) {
  return (
    <form className={styles.closing} method="post" action={`/api${articlePath(slug)}/closure`}>
      {!takesComments && <input type="hidden" name="_method" value="DELETE" />}
      <input type="hidden" name="next" value={page} />
      <Why />
      <Button tone="quiet">
        {takesComments ? 'Close' : 'Open'}
        <Unseen> the thread of {title}</Unseen>
      </Button>
    </form>
  )
}

function Automatic({ slug, page }: { slug: string; page: string }) {
  return (
    <div className={styles.form}>
      <h3>By hand</h3>
      <p>Closed or opened by a moderator, whatever its age and the hour.</p>
      <form className={styles.schedule} method="post" action={`/api${articlePath(slug)}/closure`}>
        <input type="hidden" name="choice" value="automatic" />
        <input type="hidden" name="next" value={page} />
        <Why />
        <Button tone="quiet">Leave it to the house</Button>
      </form>
    </div>
  )
}

function PreModeration({ article, page, zone, from }: FormProps & { zone: string; from: string | undefined }) {
  const { slug, isPreModerated, preModerates } = article
  const action = `/api${articlePath(slug)}/pre-moderation`
  return (
    <div className={styles.form}>
      <h3>Pre-moderation</h3>
      <p>
        {isPreModerated
          ? 'Every comment waits for a moderator before anybody sees it.'
          : 'Comments are shown at once, unless screening holds them.'}
      </p>
      {!isPreModerated && (
        <form className={styles.schedule} method="post" action={action}>
          <input type="hidden" name="next" value={page} />
          <label>
            <span>From ({zone}); empty: now</span>
            <input type="datetime-local" name="from" defaultValue={from ?? preModerates?.local ?? ''} />
          </label>
          <Why />
          <Button tone="quiet">Pre-moderate</Button>
        </form>
      )}
      {(isPreModerated || preModerates) && (
        <form className={styles.schedule} method="post" action={action}>
          <input type="hidden" name="_method" value="DELETE" />
          <input type="hidden" name="next" value={page} />
          {isPreModerated && <Why />}
          <Button tone="quiet">{isPreModerated ? 'End pre-moderation' : 'Do not pre-moderate'}</Button>
        </form>
      )}
    </div>
  )
}
