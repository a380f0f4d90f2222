import { Button } from '@/components/ui/button'
import { Sheet } from '@/components/ui/sheet'
import type { ArticleView } from '@/lib/articles/view'
import { articlePath, writePath } from '@/lib/kernel/paths'
import { Composer, type ComposerProps } from './composer'
import styles from './write-page.module.css'

/** What can be quoted: a comment (`9`) or a paragraph (`p12`), sentence by sentence. */
export type WriteSource = { key: string; label: string; sentences: string[] }

type Props = {
  article: Pick<ArticleView, 'slug' | 'title'>
  title: string
  sources: WriteSource[]
  composer: ComposerProps
}

/** The composer as a page of its own, with the sources to quote from above it. */
export function WritePage({ article, title, sources, composer }: Props) {
  return (
    <Sheet title={title} lede={<a href={articlePath(article.slug)}>{article.title}</a>}>
      {sources.length > 0 && (
        <form className={styles.sources} method="get" action={writePath(article.slug)}>
          {composer.state.replyTo !== null && <input type="hidden" name="reply" value={composer.state.replyTo} />}
          {sources.map((source) => (
            <Source key={source.key} source={source} />
          ))}
          <Button>Insert the chosen sentences</Button>
        </form>
      )}
      <Composer {...composer} />
    </Sheet>
  )
}

function Source({ source }: { source: WriteSource }) {
  const choices = source.sentences.map((sentence, index) => ({ sentence, pick: `${source.key}:${index}` }))
  return (
    <fieldset className={styles.source}>
      <legend>
        <bdi>{source.label}</bdi>
      </legend>
      <input type="hidden" name="quote" value={source.key} />
      {choices.map(({ sentence, pick }) => (
        <label key={pick} className={styles.sentence}>
          <input type="checkbox" name="pick" value={pick} />
          <span dir="auto">{sentence}</span>
        </label>
      ))}
    </fieldset>
  )
}
