import { FrontPage } from '@/components/articles/front-page'
import { isSaid } from '@/components/ui/announcement'
import { Frame } from '@/components/ui/frame'
import { listArticles } from '@/lib/articles/queries'
import { openPage, type Query, queryValue } from '@/lib/http/page'

export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const [page, articles, query] = await Promise.all([openPage(), listArticles(), searchParams])
  const said = queryValue(query, 'said')
  return (
    <Frame {...page} isFront said={isSaid(said) ? said : null}>
      <FrontPage articles={articles} />
    </Frame>
  )
}
