import { openBackThread } from '@/lib/http/back-thread'
import { serve } from '@/lib/http/serve'
import { loadEnvFile, runCommand } from './command'
import { endWithParent } from './end-with-parent.mjs'

// Built into `.next/serve.mjs`, beside the thread that it opens.
loadEnvFile()
endWithParent(() => process.kill(process.pid, 'SIGTERM'))

await runCommand(() => serve(false, () => openBackThread(new URL('./back.mjs', import.meta.url)), console.log))
