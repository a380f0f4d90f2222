import { ORDERS, type Order, type ThreadView, VIEWS, type ViewChoice } from '@/lib/comments/view-choice'
import { articlePath } from '@/lib/kernel/paths'
import styles from './choose-view.module.css'

const ORDER_WORDS: Record<Order, string> = {
  oldest: 'Oldest',
  newest: 'Newest',
  recommended: 'Recommended',
  discussed: 'Discussed',
}
const VIEW_WORDS: Record<ThreadView, string> = { flat: 'Flat', threaded: 'Threaded', collapsed: 'Collapsed' }

/** How the thread is shown: one press shows it otherwise, here and in every thread to come. */
export function ChooseView({ slug, choice }: { slug: string; choice: ViewChoice }) {
  return (
    <div className={styles.choose}>
      <form method="post" action="/api/view">
        <Kept next={articlePath(slug)} name="view" value={choice.view} />
        <fieldset>
          <legend>Order of the comments</legend>
          {ORDERS.map((order) => (
            <Choice
              key={order}
              name="order"
              value={order}
              words={ORDER_WORDS[order]}
              isChosen={order === choice.order}
            />
          ))}
        </fieldset>
      </form>
      <form method="post" action="/api/view">
        <Kept next={articlePath(slug)} name="order" value={choice.order} />
        <fieldset>
          <legend>View of the comments</legend>
          {VIEWS.map((view) => (
            <Choice key={view} name="view" value={view} words={VIEW_WORDS[view]} isChosen={view === choice.view} />
          ))}
        </fieldset>
      </form>
    </div>
  )
}

/** What the other form chooses stays as it is. */
function Kept({ next, name, value }: { next: string; name: string; value: string }) {
  return (
    <>
      <input type="hidden" name="next" value={next} />
      <input type="hidden" name={name} value={value} />
    </>
  )
}

type ChoiceProps = { name: string; value: string; words: string; isChosen: boolean }

function Choice({ name, value, words, isChosen }: ChoiceProps) {
  return (
    <button type="submit" name={name} value={value} aria-pressed={isChosen}>
      {words}
    </button>
  )
}
