import type { ComponentProps } from 'react'
import { SearchPage } from '@/components/search/search-page'
import { Frame } from '@/components/ui/frame'
import type { Framed } from './framed'

type Props = Framed & ComponentProps<typeof SearchPage>

/** The search of the whole site. */
export function SearchReading({ frame, ...found }: Props) {
  return (
    <Frame {...frame}>
      <SearchPage {...found} />
    </Frame>
  )
}
