import { db } from '@/lib/db/client'

/** How many rows every table holds: what a refusal must not change. */
export async function countRows(): Promise<Record<string, number>> {
  const store = db()
  return {
    account: await store.account.count(),
    mute: await store.mute.count(),
    visit: await store.visit.count(),
    session: await store.session.count(),
    article: await store.article.count(),
    articleFile: await store.articleFile.count(),
    paragraph: await store.paragraph.count(),
    comment: await store.comment.count(),
    revision: await store.revision.count(),
    quote: await store.quote.count(),
    mention: await store.mention.count(),
    recommendation: await store.recommendation.count(),
    report: await store.report.count(),
    verdict: await store.verdict.count(),
    claim: await store.claim.count(),
    appeal: await store.appeal.count(),
    act: await store.act.count(),
    note: await store.note.count(),
    wordEntry: await store.wordEntry.count(),
    event: await store.event.count(),
    draft: await store.draft.count(),
    pace: await store.pace.count(),
  }
}
