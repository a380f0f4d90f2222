import { listArticles } from '@/lib/articles/queries'
import { read } from '@/lib/http/read'

export const dynamic = 'force-dynamic'
export const GET = read(async () => {
  await listArticles(1)
  return { status: 'ready' }
})
