import { serve } from '@/lib/http/serve'
import { loadEnvFile, runCommand } from './command'

loadEnvFile()
await runCommand(() => serve(process.argv.includes('--dev'), console.log))
