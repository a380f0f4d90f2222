import '@fontsource-variable/source-serif-4/opsz.css'
import '@fontsource-variable/source-serif-4/opsz-italic.css'
import './globals.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { Enhance } from '@/components/enhance/enhance.client'
import { settings } from '@/lib/kernel/settings'

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf6' },
    { media: '(prefers-color-scheme: dark)', color: '#171615' },
  ],
}

/** Every page's title ends in the site's name. */
export function generateMetadata(): Metadata {
  const { SITE_NAME, SITE_URL } = settings()
  return { metadataBase: new URL(SITE_URL), title: { default: SITE_NAME, template: `%s · ${SITE_NAME}` } }
}

/** The document around every page; the masthead is the page's own, because it may name the viewer. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={settings().SITE_LOCALE}>
      <body>
        {children}
        <Enhance />
      </body>
    </html>
  )
}
