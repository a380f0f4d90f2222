import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { fastestRunMs } from '@/lib/text/fastest-run'
import { compileWords, type ListedWords, wordsKey } from './words'
import { entryFault } from './words-fault'
import { splitWords } from './words-split'

const banned = (...words: string[]): ListedWords[] => words.map((entry) => ({ list: 'banned', words: entry }))
const find = (entries: string[], text: string) =>
  compileWords(banned(...entries))
    .find(text)
    .map(({ words }) => words)

/** Common words of abuse, as a house might list them. */
const ABUSE =
  'arse,arsehole,ass,asshole,bastard,bitch,bollocks,bullshit,cock,cocksucker,crap,cum,cunt,dickhead,fag,fuck,git,' +
  'fucker,fucking,hoe,motherfucker,nazi scum,nob,piss off,prick,pussy,retard,shit,slut,spastic,tit,tits,tosser,' +
  'twat,wanker,whore'
const ABUSE_LIST = ABUSE.split(',')
const THREAD = path.resolve('../shared/seed/000_ba10fcc89f83c220.txt')

describe('whole words', () => {
  test.each([
    ['fuck', 'What the FUCK?'],
    ['kill yourself', 'Go and kill —\n yourself!'],
    ['can’t stop', "I can't stop."],
    ['spam*', 'spam, spammers and spamming'],
    ['buy cheap*', 'Buy cheaply here'],
    ['vitamin c*', 'Vitamin C, vitamin capsules'],
    ['straße', 'In der STRASSE'],
    ['enculé', 'quel encule'],
    ['schon', 'Schön!'],
    ['سلام', 'سَلام عليكم'],
  ])('%s is found in: %s', (entry, text) => {
    expect(find([entry], text)).toEqual([entry])
  })

  test.each([
    ['cunt', 'Scunthorpe'],
    ['ass', 'I assess the class; assassins pass.'],
    ['cock', 'a cocktail by the peacock'],
    ['tit', 'title and constitution'],
    ['kill yourself', 'kill, and yourself'],
    ['spam', 'spammers'],
    ['hell', 'He’ll be here.'],
    ['bum', 'It will burn.'],
    ['fall', 'It will fail.'],
    ['lol', 'Dial 101.'],
    ['lie', 'sur l’île'],
    ['lồn', 'rất lớn'],
    ['cop', 'Это просто сор и мусор, его надо убрать.'],
  ])('%s is not found in: %s', (entry, text) => {
    expect(find([entry], text)).toEqual([])
  })

  test('each entry is found once, in the order of the text, with its list and all its places', () => {
    const words = compileWords([...banned('zebra', 'apple'), { list: 'watched', words: 'green apple' }])

    const text = 'A zebra ate a green apple; the zebra did.'

    expect(words.find(text)).toEqual([
      { list: 'banned', words: 'zebra' },
      { list: 'watched', words: 'green apple' },
      { list: 'banned', words: 'apple' },
    ])
    expect(words.places(text).map(({ from, to }) => text.slice(from, to))).toEqual([
      'zebra',
      'green apple',
      'apple',
      'zebra',
    ])
  })
})

describe('what a text does to look the same does not help it', () => {
  test.each([
    ['full-width letters', 'ｆｕｃｋ'],
    ['mathematical letters', '𝓯𝓾𝓬𝓴'],
    ['circled letters', 'ⓕⓤⓒⓚ'],
    ['Cyrillic look-alikes', 'fuсk'],
    ['a zero-width space', 'fu\u200bck'],
    ['a zero-width joiner', 'f\u200du\u200dc\u200dk'],
    ['a soft hyphen', 'fu\u00adck'],
    ['strokes through it', 'f\u0336u\u0336c\u0336k\u0336'],
    ['marks that compose', 'f\u0301ü\u0327ck'],
    ['piled marks', `f${'\u0301'.repeat(30)}uck`],
  ])('%s', (_, text) => {
    expect(find(['fuck'], `What the ${text}!`)).toEqual(['fuck'])
  })

  test('figures among letters, and a word wholly of other letters', () => {
    expect(find(['shit', 'sex', 'cocoa'], 'Such sh1t about ѕех, and с0с0а')).toEqual(['shit', 'sex', 'cocoa'])
  })
})

/** A mark that cannot be seen has a word composed as one; without it, letter by letter. */
test('words come out the same letter by letter as all at once', () => {
  const parts = [...'aаiİßςΣéñøạﬁⅧ𝓯ⓐкس가각ᄀﾡर0๐٥', 'e\u0301', 'क\u093c', 'rn', 'ᄀ\u1161']
  const pairs = parts.flatMap((a) => parts.map((b) => a + b))

  for (const word of pairs) {
    const [apart, whole] = [splitWords(word), splitWords(`${word}\u200d`)]
    expect(whole).toEqual(apart.map((part, at) => (at === apart.length - 1 ? { ...part, to: part.to + 1 } : part)))
  }
})

describe('scripts without spaces', () => {
  test.each([
    ['東京', '広い東京都'],
    ['死ね', '今すぐ死 ね！'],
    ['法轮功', '关于法\u200b轮功的文章'],
    ['สวัสดี', 'พูดสวัสดีครับ'],
    ['ﾊﾞｶ', 'このバカ！'],
    ['JR東日本', 'JR東日本旅客鉄道'],
  ])('%s stands anywhere within: %s', (entry, text) => {
    expect(find([entry], text)).toEqual([entry])
  })

  test.each([
    ['東京', '彼は東。京は都。'],
    ['はか', 'ばか'],
    ['JR東日本', 'XJR東日本'],
    ['바보', '바보온달'],
  ])('%s does not stand in: %s', (entry, text) => {
    expect(find([entry], text)).toEqual([])
  })
})

test('entries are one where they are found by the same words', () => {
  const keys = ['Kill yourself', 'kill-yourself', ' ＫＩＬＬ  yourself!'].map(wordsKey)

  expect(new Set(keys).size).toBe(1)
  expect(wordsKey('kill yourself*')).not.toBe(keys[0])
})

test.each(['a', '東', 'é', 'x*', '!!', '*', 'a*b', 'two\u202ewords', 'x'.repeat(101), 'a '.repeat(41)])(
  '%j cannot be listed',
  (line) => {
    expect(entryFault(line)).not.toBeNull()
  },
)

test.each(['ab', '東京', 'kill yourself', 'spam*', 'can’t'])('%j can be listed', (line) => {
  expect(entryFault(line)).toBeNull()
})

/** So many entries of letters alone, one in eight a phrase, one in eleven a stem, no two alike. */
function manyEntries(count: number): ListedWords[] {
  const name = (n: number) => Array.from(String(n), (digit) => 'abcdefghij'.charAt(Number(digit))).join('')
  return Array.from({ length: count }, (_, n) => {
    if (n % 8 === 0) return { list: 'banned', words: `phrase of ${name(n)}` }
    return { list: 'watched', words: n % 11 === 0 ? `stem${name(n)}*` : `word${name(n)}` }
  })
}

/** 5,000 characters of words of six letters, other ones for each run. */
function newWords(letters: string, run: number): string {
  let [text, state] = ['', run + 1]
  while (text.length < 5_000) {
    for (let count = 0; count < 6; count++) {
      state = (state * 48_271) % 2_147_483_647
      text += letters.charAt(state % letters.length)
    }
    text += ' '
  }
  return text.slice(0, 5_000)
}

/** The median of what many runs take, after some to warm up; processor time, which a busy machine does not stretch. */
function medianMs(textOf: (run: number) => string, look: (text: string) => unknown): number {
  const times = Array.from({ length: 41 }, (_, run) => {
    const text = textOf(run)
    const before = process.cpuUsage()
    look(text)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000
  })
  return times.slice(10).sort((a, b) => a - b)[15] ?? Number.POSITIVE_INFINITY
}

describe('WORD-1: any number of entries takes linear time', () => {
  const many = compileWords(manyEntries(50_000))
  const kinds: [string, string][] = [
    ['English', 'The quick brown fox wordab jumps over stembb, and it says: “phrase of iags!” once again. '],
    ['Russian', 'Это обычный текст на русском языке, написанный для проверки скорости. '],
    ['mixed', 'Ｆüll wídth ànd lооk-аlіkе tёxt with sh1t, 東京都は広い, พูดสวัสดีครับ '],
    ['hostile', 'phrase of phrase of '],
  ]

  test.each(kinds)('50,000 entries are looked for in 5,000 characters in less than 5 ms: %s', (_, words) => {
    const text = words.repeat(Math.ceil(5_000 / words.length)).slice(0, 5_000)

    const ms = medianMs(() => text, many.find)

    expect(ms).toBeLessThan(5)
  })

  test.each([
    ['Cyrillic', 'абвгдежзийклмнопрст'],
    ['mixed', 'aаоeеüéñ0iсs'],
  ])('also where no word came before, so that nothing kept of it helps: %s', (_, letters) => {
    const ms = medianMs((run) => newWords(letters, run), many.find)

    expect(ms).toBeLessThan(5)
  })

  test.each(kinds)('twenty times the text takes no more than its share: %s', (_, words) => {
    const text = words.repeat(Math.ceil(100_000 / words.length)).slice(0, 100_000)

    expect(fastestRunMs(() => many.find(text))).toBeLessThan(150)
  })

  test('words of one length without end, marks without end and one word repeated', () => {
    const texts = ['x'.repeat(100_000), `a${'\u0301'.repeat(99_999)}`, '東'.repeat(100_000), 'é'.repeat(100_000)]

    const times = texts.map((text) => fastestRunMs(() => many.find(text)))

    expect(Math.max(...times)).toBeLessThan(150)
  })
})

describe.skipIf(!existsSync(THREAD))('on the reference thread (skipped where it is not at hand)', () => {
  const text = existsSync(THREAD) ? readFileSync(THREAD, 'utf8') : ''

  test('a list of abuse gives no alarm, where looking for parts of words gives three and more', () => {
    const lower = text.toLowerCase()

    const parts = ABUSE_LIST.filter((entry) => lower.includes(entry))

    expect(find(ABUSE_LIST, text)).toEqual([])
    expect(parts.length).toBeGreaterThanOrEqual(3)
  })
})
