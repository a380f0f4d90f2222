import { listComments } from '@/lib/comments/list-comments'
import { CommentsQuery } from '@/lib/comments/schema'
import { parseQuery } from '@/lib/http/parse-query'
import { read } from '@/lib/http/read'
import { routeOf } from '@/lib/http/write'
import { postComment } from './door'

export const GET = read(({ params, viewer, query }) =>
  listComments(params.slug ?? '', parseQuery(CommentsQuery, query), viewer),
)

export const POST = routeOf(postComment)
