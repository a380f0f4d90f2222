import { Sheet } from '@/components/ui/sheet'
import type { ArticleView } from '@/lib/articles/view'
import type { CommentCard } from '@/lib/comments/view'
import { articlePath, commentPath, conversationPath } from '@/lib/kernel/paths'
import type { QuoteView } from '@/lib/quotes/view'
import { Comment } from './comment'
import styles from './conversation.module.css'

type Article = Pick<ArticleView, 'slug' | 'title' | 'takesComments'>
type Comments = { cards: CommentCard[]; article: Article; isSignedIn: boolean; current?: number }

/** Comments taken out of their thread, in order, each with what can be done with it; `current` is what they are about. */
export function CommentCards({ cards, article, isSignedIn, current }: Comments) {
  const { slug, takesComments } = article
  return (
    <ol className={styles.comments}>
      {cards.map((card) => {
        const { number } = card.comment
        return (
          <li
            key={number}
            id={`c${number}`}
            className={styles.item}
            aria-current={number === current ? 'true' : undefined}
          >
            <Comment {...{ slug, card, isSignedIn, takesComments }} />
          </li>
        )
      })}
    </ol>
  )
}

type Props = {
  article: Article
  /** the comment that the conversation is around */
  card: CommentCard
  conversation: { cards: CommentCard[]; paragraphs: number[]; earlier: number | null; further: number | null }
  isSignedIn: boolean
}

/** What a comment answers and what answers it, on a page of its own. */
export function Conversation({ article, card, conversation, isSignedIn }: Props) {
  const { slug, title } = article
  const { number } = card.comment
  const { cards, paragraphs, earlier, further } = conversation
  const path = conversationPath(slug, number)
  const isAlone = cards.length === 1 && earlier === null && further === null
  return (
    <Sheet title={`Conversation around #${number}`} lede={<a href={articlePath(slug)}>{title}</a>}>
      <p className={styles.back}>
        <a href={commentPath(slug, number)}>
          <span aria-hidden="true">← </span>#{number} in the thread
        </a>
        {cards.every(({ comment }) => comment.number !== number) && <a href={path}>Around #{number}</a>}
      </p>
      {paragraphs.length > 0 && <Paragraphs slug={slug} numbers={paragraphs} quotes={card.comment.quotes} />}
      {earlier !== null && (
        <p className={styles.beyond}>
          <a rel="prev" href={`${path}?before=${earlier}`}>
            ↑ Earlier in this conversation
          </a>
        </p>
      )}
      <CommentCards {...{ cards, article, isSignedIn }} current={number} />
      {isAlone && <p className={styles.none}>It answers no other comment, and none answers it yet.</p>}
      {further !== null && (
        <p className={styles.beyond}>
          <a rel="next" href={`${path}?after=${further}`}>
            ↓ Further on in this conversation
          </a>
        </p>
      )}
    </Sheet>
  )
}

/** Where in the article the conversation starts; the words are those that the comment itself quotes. */
function Paragraphs({ slug, numbers, quotes }: { slug: string; numbers: number[]; quotes: QuoteView[] }) {
  return (
    <ul className={styles.paragraphs} aria-label="Paragraphs of the article that it starts from">
      {numbers.map((number) => {
        const words = wordsOf(number, quotes)
        return (
          <li key={number}>
            <a href={`${articlePath(slug)}#p${number}`} data-jump={`p${number}`} aria-label={`Paragraph ${number}`}>
              ¶{number}
            </a>
            {words !== '' && <q dir="auto">{words}</q>}
          </li>
        )
      })}
    </ul>
  )
}

function wordsOf(number: number, quotes: QuoteView[]): string {
  const cuts = quotes.filter(({ source }) => 'paragraph' in source && source.paragraph === number)
  return cuts.flatMap(({ text }) => (text === null ? [] : [text])).join(' […] ')
}
