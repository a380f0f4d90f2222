import { FrontPage } from '@/components/articles/front-page'
import { isSaid } from '@/components/ui/announcement'
import { Frame } from '@/components/ui/frame'
import type { ArticleSummary } from '@/lib/articles/view'
import type { Framed } from './framed'

type Props = Framed & { said: string | null; articles: ArticleSummary[] }

/** The front page. */
export function FrontReading({ frame, said, articles }: Props) {
  return (
    <Frame {...frame} isFront said={isSaid(said) ? said : null}>
      <FrontPage articles={articles} />
    </Frame>
  )
}
