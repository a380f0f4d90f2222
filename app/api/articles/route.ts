import { listArticles } from '@/lib/articles/queries'
import { read } from '@/lib/http/read'

export const GET = read(async () => ({ articles: await listArticles() }))
