import { Desk } from '@/components/moderation/desk'
import { Room } from '@/components/moderation/room'
import { WordLists, WordsColumns, WordsForm } from '@/components/moderation/words'
import { WordsTrial } from '@/components/moderation/words-trial'
import { findDraft } from '@/lib/http/drafts'
import { openDeskPage, type Query, queryValue } from '@/lib/http/page'
import { countQueue } from '@/lib/moderation/queries'
import { listWords } from '@/lib/moderation/queries-words'
import { wordListOf } from '@/lib/moderation/rules-words'
import { tryWords } from '@/lib/moderation/try-words'
import { deskTitle } from '../desk-title'

export function generateMetadata() {
  return deskTitle('Words')
}

/** The lists of banned and watched words; words are added, tried on the last month, and taken out. */
export default async function WordsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { viewer, siteName } = await openDeskPage()
  const query = await searchParams
  const find = { q: queryValue(query, 'q')?.trim().slice(0, 100) ?? '', after: queryValue(query, 'after') }
  const draftId = queryValue(query, 'draft')
  const [page, counts, draft] = await Promise.all([
    listWords(viewer, { list: wordListOf(queryValue(query, 'list')), ...find }),
    countQueue(viewer),
    findDraft(draftId, viewer, { isOwn: true }),
  ])
  const { list, words = '', isTried } = draft?.fields ?? {}
  const chosen = draft ? wordListOf(list) : page.list
  const trial = isTried === 'true' ? await tryWords(viewer, { list: chosen, words }) : null
  return (
    <Desk
      siteName={siteName}
      viewer={viewer}
      place="words"
      waiting={counts.reported + counts.held + counts.appealed}
      said={queryValue(query, 'said')}
    >
      <Room title="Words" lede="What screening looks for in a comment’s own words before readers see it.">
        {trial && <WordsTrial trial={trial} />}
        <WordsColumns>
          <WordsForm
            list={chosen}
            words={words}
            message={draft?.refusal?.message ?? null}
            draft={draft ? draftId : undefined}
          />
          <WordLists page={page} {...find} />
        </WordsColumns>
      </Room>
    </Desk>
  )
}
