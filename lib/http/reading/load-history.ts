import { compareWordings } from '@/lib/comments/compare'
import { listRevisions } from '@/lib/comments/queries'
import { type Asked, frameOf } from './asked'
import { openComment } from './open-comment'

/** The wordings of a comment, newest first. */
export async function loadHistory(asked: Asked) {
  const opened = await openComment(asked)
  if (!opened || opened.card.tombstone !== null) return null
  const { slug, number, article } = opened
  const revisions = await listRevisions(slug, number, asked.viewer)
  if (!revisions) return null
  const compared = revisions.map(({ text, ...revision }, index) => {
    const before = revisions[index - 1]?.text
    return {
      ...revision,
      segments: before === undefined ? [{ kind: 'same' as const, text }] : compareWordings(before, text),
    }
  })
  return {
    head: { title: 'History of a comment', isListed: false },
    props: { frame: frameOf(asked), slug, number, title: article.title, revisions: compared.reverse() },
    articleId: article.id,
    until: null,
  }
}
