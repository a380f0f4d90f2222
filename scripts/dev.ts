import { openBack } from '@/lib/http/back'
import { serve } from '@/lib/http/serve'
import { loadEnvFile, runCommand } from './command'
import { endWithParent } from './end-with-parent.mjs'

loadEnvFile()
endWithParent(() => process.kill(process.pid, 'SIGTERM'))

await runCommand(() => serve(true, () => openBack({ isDev: true, say: console.log }), console.log))
