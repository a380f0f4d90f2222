import { findArticle } from '@/lib/articles/queries'
import { read } from '@/lib/http/read'

export const GET = read(({ params }) => findArticle(params.slug ?? ''))
