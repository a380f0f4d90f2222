/** A made-up thread for tests: what was meant, and the lines of the file that tell it. */
export type MadeUpThread = { comments: { author: string; body: string[] }[]; file: string }

/** How wild a made-up thread is: chances from 0 to 1 for each comment or author. */
export type Wildness = { oddNames: number; shortBodies: number; strayLines: number }

/** What an ordinary lively thread is like. */
export const LIVELY: Wildness = { oddNames: 0, shortBodies: 0.1, strayLines: 0 }
/** What a thread is like that was made to mislead. */
export const WILD: Wildness = { oddNames: 0.06, shortBodies: 0.3, strayLines: 0.06 }

const NAMES = `Harbour Lane|mossgarden|Tofu99|Kestrel|Édouard|b_winters|Quiet River|plumtree|Ayumi|Old Signalman|RiceField|juno|Ferryman|
Night Bus Nora|Zoë K.|Dr. Lantern|umbrella stand|Mika|teapot7|Sam Okafor|Winter Coat|yuzu|GreenTea|Harumi San|Corner Shop|ladder|NorthExit|
paul|Bento Box|Cicada|Jean-Luc|山田太郎|Olga P|LastTrain|smallgarden|Captain Soup|M. Arai|Tidewater|Nagoya Ned|kite`
const ODD_NAMES = `no|I love trains|Sgt. Pepper Jr.|The man in the moon|Not a robot|@home|Just my two cents|agreed|
It is what it is|Huh!|Mr. T.|lol|the one and only|what a life|100|Hello world.|yes please|A very long name that somebody once thought was funny`
const SENTENCES = `The new timetable leaves the last village without a bus after eight.|I walked there on Sunday and the bridge was still closed.|
Who is going to pay for all of this?|They said the same about the old market, and look at it now!|A second lane would help nobody but the lorries.|
My grandmother remembers when the river froze every winter.|Prices went up again, of course.|Nobody asked the people who live next to it.|
It may work in a large town; it will not work here.|You should read the report before you complain about it.|
If the council had listened in spring, none of this would be needed.|That is what happens when maps are drawn by people who never leave the office.|
There are three schools on that road.|Why not simply repair what is there?|Half of the shops are empty already...|I stand by what I wrote.|
The harbour has been quiet since the ferry stopped.|"Nothing will change" is what they promised us.|We will see in a year or two.|
Buses are late because the road is full, not the other way round.`
const ASIDES = `Exactly.|Indeed!|Seriously?|So there you have it.|Well said.|Let me explain why.|Not at all.|Think about it.|A fair point, though.|Good luck with that.`
const SHORT = `Yes|Spot on|lol|Exactly|Agreed|No way|so true|Sure|What a mess|Who knows|Good one!|Nope.|+1|:-)|Ha!|This.`
const STRAY = `The bridge|Old Market Square|Kyoto|Winter Coat|seriously though|Part two|Buses|One more thing|YouTube|Update|my two cents|Tidewater`

const list = (words: string) => words.split('|').map((word) => word.trim())
const POOLS = [NAMES, ODD_NAMES, SENTENCES, ASIDES, SHORT, STRAY].map(list)

/** Makes up a thread; the same seed makes the same thread. */
export function makeUpThread(seed: number, size: number, wildness: Wildness): MadeUpThread {
  const random = randomFrom(seed)
  const pick = (pool: number) => POOLS[pool]?.[Math.floor(random() * POOLS[pool].length)] ?? ''
  const people = Array.from({ length: Math.ceil(size * (0.3 + 0.7 * random())) }, (_, index) => {
    const name = pick(random() < wildness.oddNames ? 1 : 0)
    return index < 30 || random() < 0.2 ? name : `${name}${index}`
  })
  const comments = Array.from({ length: size }, () => {
    const body =
      random() < wildness.shortBodies ? [pick(4)] : Array.from({ length: 1 + Math.floor(random() ** 3 * 6) }, paragraph)
    if (random() < wildness.strayLines) body.splice(Math.floor(random() * (body.length + 1)), 0, pick(5))
    return { author: people[Math.floor(random() * people.length)] ?? '', body }
  })
  function paragraph(): string {
    if (random() < 0.12) return pick(3)
    return Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(2)).join(' ')
  }
  return { comments, file: printThread(comments) }
}

/** Prints comments as a file in the reference format, under a short article. */
export function printThread(comments: MadeUpThread['comments'], count = comments.length): string {
  const head = ['The ferry returns in spring, the council said.', 'Not everybody is glad of it.', '© A NEWSPAPER']
  const lines = comments.flatMap(({ author, body }) => [author, ...body])
  return [...head, `${count} Comments`, 'Login to comment', ...lines].join('\n')
}

/** @see https://github.com/bryc/code/blob/master/jshash/PRNGs.md (mulberry32) */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
