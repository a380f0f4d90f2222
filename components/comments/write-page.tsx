import { Notice } from '@/components/ui/notice'
import { Sheet } from '@/components/ui/sheet'
import type { ArticleView } from '@/lib/articles/view'
import type { OpenSources } from '@/lib/comments/view'
import { articlePath } from '@/lib/kernel/paths'
import { Composer, type ComposerProps } from './composer'
import { WriteSources } from './write-sources'

type Props = {
  article: Pick<ArticleView, 'slug' | 'title'>
  title: string
  open: Pick<OpenSources, 'sources' | 'missing'>
  composer: ComposerProps
}

/** The composer as a page of its own; in its form, before the words, stands what can be quoted from. */
export function WritePage({ article, title, open, composer }: Props) {
  const isRefused = composer.state.refusal !== null
  return (
    <Sheet title={title} lede={<a href={articlePath(article.slug)}>{article.title}</a>}>
      {isRefused && open.sources.length > 0 && (
        <Notice tone="fault">
          Your comment is not posted yet. <a href="#write-heading">See why, beside your words</a>
        </Notice>
      )}
      <Composer {...composer} sources={<WriteSources {...open} />} />
    </Sheet>
  )
}
