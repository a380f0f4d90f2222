import type { Viewer } from '@/lib/accounts/view'

/** What every reading page's frame shows; `csrfToken` is '' for whoever is signed out. */
export type Framed = { frame: { siteName: string; viewer: Viewer | null; csrfToken: string } }
