import { listRevisions } from '@/lib/comments/queries'
import { numberParam } from '@/lib/http/number-param'
import { read } from '@/lib/http/read'

export const GET = read(async ({ params, viewer }) => {
  const revisions = await listRevisions(params.slug ?? '', numberParam(params), viewer)
  return revisions && { revisions }
})
