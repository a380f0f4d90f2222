import { POST as postComment } from '@/app/api/articles/[slug]/comments/route'
import { isUnavailable } from '@/lib/db/errors'
import { openBack } from '@/lib/http/back'
import { serveBack } from '@/lib/http/back-thread'
import { runCommand } from './command'

/** What readers send most often does not go through the framework. */
const DOORS = [{ method: 'POST', pattern: /^\/api\/articles\/(?<slug>[^/]+)\/comments$/, handler: postComment }]

await runCommand(async () => serveBack(await openBack({ isDev: false, doors: DOORS, say: console.log }), isUnavailable))
