import { openAuth } from '@/lib/http/auth-door'

export { openAuth as GET, openAuth as POST }
