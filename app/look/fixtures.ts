import type { ArticleSummary, ArticleView } from '@/lib/articles/view'
import type { CommentCard } from '@/lib/comments/view'
import type { QuoteView } from '@/lib/quotes/view'
import type { Block, Inline } from '@/lib/text/blocks'

const paragraphs = [
  'For the first time in eleven years a ferry left the east pier after midnight on Saturday, with forty-one passengers, two bicycles and one very loud brass bell.',
  'The operator says the bell is required by its licence. “A vessel must announce itself, and a horn would wake the hospital,” the harbour master wrote in a notice posted on the gate.',
  'Residents of the terraces above the pier have asked for a light instead. The council will hear both sides on Thursday; a trial of three lamps, one of them borrowed from the lighthouse museum, is to begin before that.',
  '夜の渡し船が十一年ぶりに湾へ戻った。鐘の音をめぐって、港の人々は今も話し合っている。',
]
export const article: ArticleView = {
  slug: 'night-ferries', title: 'Night ferries return to the bay, and the harbour argues about the bell', credit: '© The Bay Courier',
  publishedAt: '2026-11-04T06:00:00Z', addedAt: '2026-11-04T06:00:00Z',
  paragraphs: paragraphs.map((text, i) => ({ number: i + 1, text, quotedBy: i === 1 ? [2, 5, 9] : i === 3 ? [2] : [] })),
  commentCount: 21, declaredCount: 21, takesComments: true,
}
export const summaries: ArticleSummary[] = [
  { ...article, opening: paragraphs[0] ?? '' },
  { ...article, slug: 'b', title: 'The orchard that outlived three councils', opening: 'Nobody planted the pears behind the tram depot on purpose, and nobody, it turns out, may cut them down. A survey that was meant to take an afternoon has now filled four folders and one very patient archivist’s spring.', publishedAt: '2026-11-03T06:00:00Z', commentCount: 1 },
  { ...article, slug: 'c', title: '図書館が夜九時まで開くようになる', opening: '市立図書館は来月から平日の開館時間を午後九時まで延ばす。利用者の声を受けたもので、自習室も同じ時間まで使える。', publishedAt: null, commentCount: 0 },
  { ...article, slug: 'd', title: 'What the tide took, and what it brought back', opening: 'After the storm the beach was a metre lower and the town a little richer: two anchors, a crate of tiles and a piano frame.', publishedAt: '2026-10-21T06:00:00Z', commentCount: 1284, takesComments: false },
]
const t = (text: string): Inline => ({ kind: 'text', text })
const p = (...children: (Inline | string)[]): Block => ({ kind: 'paragraph', children: children.map((c) => (typeof c === 'string' ? t(c) : c)) })
const q = (position: number): Block => ({ kind: 'quote', position })
const cut = (position: number, source: QuoteView['source'], author: string | null, text: string | null, more: Partial<QuoteView> = {}): QuoteView => ({ position, source, author, start: 0, end: 9, text, origin: 'verified', state: 'shown', ...more })
const long = 'I have kept a list since the first sailing, because people asked me to be fair about it. On the first night the bell rang eleven times, on the second nine, and on the third it rang only twice, once leaving and once coming home, and I slept through the second. '

export function cards(isSignedIn: boolean): CommentCard[] {
  const make = (number: number, name: string | null, blocks: Block[], more: Partial<CommentCard['comment']> = {}, card: Partial<CommentCard> = {}): CommentCard => ({
    comment: { number, status: 'shown', author: name === null ? null : { name, unclaimed: false }, postedAt: `2026-11-04T0${7 + (number % 3)}:${10 + number * 4}:00Z`, edited: false, replyTo: null, text: 'x', html: '', quotes: [], quotedBy: [], replies: 0, recommendations: 0, revision: 1, ...more },
    blocks, mentions: ['Pier Side'], replyToAuthor: null,
    standing: isSignedIn ? { isOwn: false, canEdit: false, canWithdraw: false, hasRecommended: false, hasReported: false } : null,
    notice: null, tombstone: null, ...card,
  })
  const own = { isOwn: true, canEdit: true, canWithdraw: true, hasRecommended: false, hasReported: false }
  return [
    make(1, 'Pier Side', [p('Forty-one people at midnight tells you everything. We needed this.')], { recommendations: 12, quotedBy: [4] }, isSignedIn ? { standing: { ...own, isOwn: false, hasRecommended: true } } : {}),
    make(2, 'terrace_no_9', [q(0), p('Then announce it with a light. The hospital is further from that bell than my children are.')], { edited: true, recommendations: 7, quotedBy: [4, 9], author: { name: 'terrace_no_9', unclaimed: true }, postedAt: null, quotes: [cut(0, { paragraph: 2 }, null, 'A vessel must announce itself, and a horn would wake the hospital', { origin: 'inferred' })] }),
    make(3, null, [], { status: 'removed' }, { tombstone: 'Removed by a moderator: off topic.' }),
    make(4, 'Harbour Master’s Office', [q(0), p('It tells us there is demand. It does not settle the bell.'), q(1), p('A light is being tested this week; the licence has to change first. See ', { kind: 'link', href: 'https://example.org/licence', text: 'example.org/licence' }, ' and ', { kind: 'reference', to: { comment: 2 }, text: '>>2' }, '.')],
      { author: { name: 'Harbour Master’s Office', unclaimed: false, badge: 'moderator' }, replyTo: 2, recommendations: 21, quotedBy: [5], quotes: [cut(0, { comment: 1, revision: 1 }, 'Pier Side', 'Forty-one people at midnight tells you everything.'), cut(1, { comment: 2, revision: 1 }, 'terrace_no_9', 'Then announce it with a light.', { state: 'editedSince' }), cut(1, { comment: 2, revision: 1 }, 'terrace_no_9', 'further from that bell than my children are.')] }, { replyToAuthor: 'terrace_no_9' }),
    make(5, 'Nicolò', [q(0), { kind: 'quotation', children: [p('They never run on Sundays anyway.')] }, p('They do now, @Pier Side. ', { kind: 'emphasis', children: [t('Timetable on the gate.')] }), { kind: 'list', start: 1, items: [[p('00:10 from the east pier')], [p('00:55 from ', { kind: 'code', text: 'berth 4' })]] }], { quotes: [cut(0, { comment: 3, revision: 1 }, null, null, { state: 'hidden' })], recommendations: 3 }),
    make(6, 'Ines Moreau', [p('I took the first one home. The bell is lovely for about four seconds.')], isSignedIn ? { status: 'held' } : {}, isSignedIn ? { standing: own, notice: 'Held for a moderator because it is your first comment. Only you can see it until then.' } : {}),
    make(7, 'Ines Moreau', [p('And the coffee on board is better than on land.')], { recommendations: 2 }, isSignedIn ? { standing: own } : {}),
    make(8, '海辺の人', [p('鐘の音は子どものころから聞いている。静かな夜に一度だけ鳴るなら、むしろ安心する。'), p('مرحبا بكم في المرفأ، الجرس جميل.')], {}),
    make(9, 'A reader with quite a long name who walks the pier each morning', [q(0), p(long + long), p(long), p(long + long), p(long + long), p('That is all.')], { text: long.repeat(8), quotes: [cut(0, { comment: 2, revision: 1 }, 'terrace_no_9', (long + long).trim())] }),
  ]
}
