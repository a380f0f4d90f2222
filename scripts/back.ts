import { postComment } from '@/app/api/articles/[slug]/comments/door'
import { isUnavailable } from '@/lib/db/errors'
import { openBack } from '@/lib/http/back'
import { serveBack } from '@/lib/http/back-thread'
import { openDoors } from '@/lib/http/open-door'
import { readingPolicy, readManifest } from '@/lib/http/reading/manifest'
import { openPage, type PageAsked } from '@/lib/http/reading-door'
import { runCommand } from './command'

await runCommand(async () => {
  const back = await openBack({ isDev: false, say: console.log })
  // What readers ask for and send most often does not go through the framework.
  const policy = readingPolicy(readManifest())
  const handedIn = {
    openDoor: openDoors({ postComment }),
    openPage: (asked: PageAsked) => openPage(asked, policy),
  }
  await serveBack(back, handedIn, isUnavailable)
})
