import { cookies } from 'next/headers'
import { VIEW_COOKIE } from '@/lib/comments/view-choice'
import { csrfToken } from '../csrf'
import { currentViewer } from '../viewer'
import type { Asked } from './asked'

/**
 * What a page that Next makes is asked for with.
 *
 * @param params as Next gives them, still encoded
 */
export async function ask(params: URLSearchParams, query: URLSearchParams): Promise<Asked> {
  const viewer = await currentViewer()
  return {
    params: Object.fromEntries([...params].map(([name, value]) => [name, decodeURIComponent(value)])),
    query,
    viewer,
    csrfToken: viewer ? await csrfToken() : '',
    viewCookie: (await cookies()).get(VIEW_COOKIE)?.value,
    now: new Date(),
  }
}
