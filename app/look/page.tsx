import { CommentList } from '@/components/account/comment-list'
import { LoginForm } from '@/components/account/login-form'
import { OwnComments } from '@/components/account/own-comments'
import { ReaderPage } from '@/components/account/reader-page'
import { SignupForm } from '@/components/account/signup-form'
import { FrontPage } from '@/components/articles/front-page'
import { Story } from '@/components/articles/story'
import { Composer } from '@/components/comments/composer'
import { History } from '@/components/comments/history'
import { ReportForm } from '@/components/comments/report-form'
import { Thread } from '@/components/comments/thread'
import { WithdrawForm } from '@/components/comments/withdraw-form'
import { WritePage } from '@/components/comments/write-page'
import { Frame } from '@/components/ui/frame'
import { Sheet } from '@/components/ui/sheet'
import { article, cards, summaries } from './fixtures'

const refusal = { code: 'misquoted', message: 'This is not what terrace_no_9 wrote.', field: 'body', nearest: 'The hospital is further from that bell than my children are.' }

export default async function Look({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const { view = 'thread', as = 'reader' } = await searchParams
  const viewer = as === 'out' ? null : { id: '1', name: 'Ines Moreau', role: as === 'mod' ? ('moderator' as const) : ('reader' as const), suspension: null }
  const slug = article.slug
  const isSignedIn = viewer !== null
  const composer = { slug, action: `/api/articles/${slug}/comments`, heading: 'Write a comment', state: { body: '', replyTo: null, refusal: null }, idempotencyKey: 'k1', limits: { maxCharacters: 5000 }, isSignedIn, submitLabel: 'Post comment' }
  const shown = cards(isSignedIn)
  const placed = shown.map((card) => ({ card, article }))
  const views: Record<string, React.ReactNode> = {
    thread: <><Story article={article} /><Thread article={article} thread={{ cards: shown, page: 2, pages: 7 }} isSignedIn={isSignedIn}><Composer {...composer} /></Thread></>,
    closed: <><Story article={{ ...article, takesComments: false, publishedAt: null, commentCount: 0 }} /><Thread article={{ ...article, takesComments: false, commentCount: 0 }} thread={{ cards: [], page: 1, pages: 1 }} isSignedIn={isSignedIn} /></>,
    front: <FrontPage articles={summaries} />,
    write: <WritePage article={article} title="Write a comment" sources={[{ key: '2', label: 'terrace_no_9 #2', sentences: ['Then announce it with a light.', 'The hospital is further from that bell than my children are.'] }, { key: 'p2', label: 'Article ¶2', sentences: ['The operator says the bell is required by its licence.', '“A vessel must announce itself, and a horn would wake the hospital,” the harbour master wrote in a notice posted on the gate.'] }]} composer={{ ...composer, heading: 'Your comment', state: { body: '>>2\n> The hospital is farther from the bell than my kids.\nIs it?', replyTo: 2, refusal }, preview: { blocks: shown[3]?.blocks ?? [], quotes: shown[3]?.comment.quotes ?? [] } }} />,
    login: <Sheet title="Log in" isNarrow><LoginForm next="/" error="That name and password do not go together." /></Sheet>,
    signup: <Sheet title="Sign up" lede="To comment, recommend and report." isNarrow><SignupForm next="/" name="Pier Side" errors={{ name: 'This name is taken.' }} /></Sheet>,
    report: <Sheet title="Report comment #2" lede="The moderators will look at it."><ReportForm slug={slug} number={2} /></Sheet>,
    withdraw: <Sheet title="Withdraw comment #6"><WithdrawForm slug={slug} number={6} /></Sheet>,
    history: <Sheet title="History of comment #2"><History revisions={[{ number: 2, createdAt: '2026-11-04T08:01:00Z', segments: [{ kind: 'same', text: 'Then announce it with a ' }, { kind: 'removed', text: 'lamp' }, { kind: 'added', text: 'light' }, { kind: 'same', text: '. The hospital is further from that bell than my children are.' }] }, { number: 1, createdAt: '2026-11-04T07:40:00Z', segments: [{ kind: 'same', text: 'Then announce it with a lamp. The hospital is further from that bell than my children are.' }] }]} /></Sheet>,
    account: <Sheet title="Ines Moreau"><OwnComments comments={placed.slice(5, 7)} page={1} pages={1} pathOf={(n) => `?page=${n}`} /></Sheet>,
    reader: <ReaderPage name="terrace_no_9" isUnclaimed comments={placed.slice(1, 3)} isSignedIn={isSignedIn} page={1} pages={3} pathOf={(n) => `?page=${n}`} />,
    list: <CommentList comments={[]} isSignedIn showsStatus none="None." />,
  }
  return (
    <Frame siteName="The Bay Courier" viewer={viewer} isFront={view === 'front'} hasThread={view === 'thread'} said={view === 'account' ? 'edited' : null}>
      {views[view]}
    </Frame>
  )
}
