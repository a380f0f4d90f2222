import { POST as postComment } from '@/app/api/articles/[slug]/comments/route'
import { serve } from '@/lib/http/serve'
import { loadEnvFile, runCommand } from './command'
import { endWithParent } from './end-with-parent.mjs'

loadEnvFile()
endWithParent(() => process.kill(process.pid, 'SIGTERM'))

/** What readers send most often does not go through the framework. */
const DOORS = [{ method: 'POST', pattern: /^\/api\/articles\/(?<slug>[^/]+)\/comments$/, handler: postComment }]

await runCommand(() => serve(process.argv.includes('--dev'), DOORS, console.log))
