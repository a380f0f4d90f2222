import type { ArticleView } from '@/lib/articles/view'
import type { CommentCard } from '@/lib/comments/view'
import { articlePath, commentPath } from '@/lib/kernel/paths'

type Props = { article: ArticleView; cards: CommentCard[]; siteUrl: string; siteName: string }

/**
 * The article and this page of its thread for machines that read pages; holds what everybody may see, and own words only.
 *
 * @see https://schema.org/NewsArticle
 */
export function LinkedData({ article, cards, siteUrl, siteName }: Props) {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: article.title,
    url: siteUrl + articlePath(article.slug),
    ...(article.publishedAt ? { datePublished: article.publishedAt } : {}),
    ...(article.credit ? { copyrightNotice: article.credit } : {}),
    publisher: { '@type': 'Organization', name: siteName },
    commentCount: article.commentCount,
    comment: cards.flatMap(({ comment }) =>
      comment.status === 'shown' && comment.author ? [toComment(comment.author.name, comment)] : [],
    ),
  }
  function toComment(name: string, comment: CommentCard['comment']) {
    return {
      '@type': 'Comment',
      url: siteUrl + commentPath(article.slug, comment.number),
      author: { '@type': 'Person', name },
      text: comment.text,
      ...(comment.postedAt ? { dateCreated: comment.postedAt } : {}),
      upvoteCount: comment.recommendations,
    }
  }
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a script's content is not HTML; escaped so that it cannot end the script
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: scriptSafe(data) }} />
}

/** JSON that can stand inside a script element. */
function scriptSafe(data: unknown): string {
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
