import { POST as postComment } from '@/app/api/articles/[slug]/comments/route'
import { isUnavailable } from '@/lib/db/errors'
import { openBack } from '@/lib/http/back'
import { serveBack } from '@/lib/http/back-thread'
import { openDoors } from '@/lib/http/open-door'
import { settings } from '@/lib/kernel/settings'
import { runCommand } from './command'

await runCommand(async () => {
  const back = await openBack({ isDev: false, say: console.log })
  // Readers send nothing as often as comments: they do not go through the framework.
  await serveBack(back, openDoors({ postComment }, settings().SITE_URL), isUnavailable)
})
