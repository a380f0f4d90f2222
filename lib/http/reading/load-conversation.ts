import { readConversation, type Stretch } from '@/lib/comments/conversation'
import { articlePath } from '@/lib/kernel/paths'
import { type Asked, frameOf, numberIn } from './asked'
import { closingTime } from './closing-time'
import { openComment } from './open-comment'

/** What a comment answers and what answers it. */
export async function loadConversation(asked: Asked) {
  const { query, viewer, now } = asked
  const [opened, stretch] = [await openComment(asked), stretchIn(query)]
  if (!opened || opened.card.tombstone !== null || !stretch) return null
  const { slug, number, article, card } = opened
  const conversation = await readConversation(slug, number, stretch, viewer, now)
  if (!conversation) return null
  return {
    head: { title: `Conversation around #${number}`, isListed: false, canonical: articlePath(slug) },
    props: {
      frame: frameOf(asked),
      article: { slug, title: article.title, takesComments: article.takesComments },
      card,
      conversation,
    },
    articleId: article.id,
    until: closingTime([article], now),
  }
}

function stretchIn(query: URLSearchParams): Stretch | null {
  const [asksAfter, asksBefore] = [query.get('after'), query.get('before')]
  const asked = asksAfter ?? asksBefore
  if (asked === null) return {}
  const number = numberIn(asked)
  if (number === null) return null
  return asksAfter === null ? { before: number } : { after: number }
}
