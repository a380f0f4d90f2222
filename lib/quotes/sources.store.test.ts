import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { anArticle, aReader, PARAGRAPHS } from '@/lib/testing/factories'
import { aComment, aRegular } from '@/lib/testing/shown'
import { storeComments } from '@/lib/testing/stored-thread'
import { fold } from '@/lib/text/fold'
import { findCuts } from './find-cuts'
import { listSourcesLike, type Source } from './sources'

/** More than are gone through without asking the index. */
const MANY = 420
const VOICES = [
  (n: number) => `The bell of ferry ${n} was “heard” on the terraces – nobody’s café minded it, Straße ${n}.`,
  (n: number) => `Колокол парома ${n} слышали на террасах, и никто не был против этого звука.`,
  (n: number) => `港の鐘は${n}番のフェリーから聞こえて、坂の上の家まで静かに届きました。`,
  (n: number) => `ประภาคาร${n}บนเนินเขาส่งเสียงระฆังให้ทุกคนได้ยินในคืนที่มีหมอก`,
  (n: number) => `नौका ${n} की घंटी सीढ़ियों पर सुनाई दी और किसी ने शिकायत नहीं की।`,
  (n: number) => `나룻배 ${n}번의 종소리가 언덕 위 집들까지 조용히 들려왔습니다 그날 밤에.`,
  (n: number) => `صوت جرس العبّارة ${n} سُمع على المدرجات ولم يشتكِ منه أحد.`,
]
const voice = (number: number) => VOICES[number % VOICES.length]?.(number % 60) ?? ''
const hidden = (number: number) => number % 11 === 0

async function aLongThread() {
  const [author, { id }] = [await aReader(), await anArticle()]
  const texts = Array.from({ length: MANY }, (_, index) => voice(index + 1))
  await storeComments(
    id,
    texts.map((text, index) => ({ author, wordings: [text], status: hidden(index + 1) ? 'removed' : 'shown' })),
  )
  return { id, texts }
}

const holds = (text: string, passage: string) => findCuts(text, [passage]) !== null
const numbersOf = (sources: Source[]) => sources.flatMap(({ place }) => ('comment' in place ? [place.comment] : []))

test('a long thread’s index gives every shown comment that holds a passage, in any script, and no hidden one', {
  timeout: 120_000,
}, async () => {
  const { id, texts } = await aLongThread()
  const shown = texts.map((text, index) => ({ text, number: index + 1 })).filter(({ number }) => !hidden(number))
  let found = 0

  for (let turn = 1; turn <= 140; turn++) {
    const text = texts[(turn * 37) % MANY] ?? ''
    const stops = [...new Intl.Segmenter('und', { granularity: 'word' }).segment(text)].map(({ index }) => index)
    const from = stops[turn % 4] ?? 0
    const passage = text.slice(from, turn % 3 === 0 ? undefined : stops[stops.length - 1 - (turn % 3)]).trim()
    const sources = await listSourcesLike(db(), id, [fold(passage).folded.trim()])

    const right = shown.filter((one) => holds(one.text, passage)).map(({ number }) => number)
    expect(numbersOf(sources)).toEqual(expect.arrayContaining(right))
    expect(numbersOf(sources).filter(hidden)).toEqual([])
    found += right.length
  }

  // The control: there was something to find.
  expect(found).toBeGreaterThan(140)
})

test('words that hundreds of comments hold are nobody’s, and a paragraph is found beside them', async () => {
  const [author, { id }] = [await aReader(), await anArticle()]
  const wordings = ['Everybody says that the bell was heard on the terraces.']
  await storeComments(
    id,
    Array.from({ length: MANY }, () => ({ author, wordings })),
  )
  const paragraph = fold(PARAGRAPHS[2] ?? '').folded

  const [common, rare] = [
    await listSourcesLike(db(), id, ['says that the bell was heard on']),
    await listSourcesLike(db(), id, [paragraph]),
  ]

  expect(common).toEqual([])
  expect(rare.map(({ place }) => place)).toEqual([{ paragraph: 3 }])
})

test('a comment that came last, and may wait to be indexed, is found in a long thread', async () => {
  const [author, { id, slug }] = [await aRegular('Pier Side'), await anArticle()]
  await storeComments(
    id,
    Array.from({ length: MANY }, (_, index) => ({ author, wordings: [voice(index)] })),
  )
  const number = await aComment(author, slug, 'A quillwort by the pier was heard on the terraces.')

  const found = [
    await listSourcesLike(db(), id, ['quillwort by the pier was heard']),
    await listSourcesLike(db(), id, ['pier was heard on the terraces']),
  ]

  expect(found.map(numbersOf)).toEqual([[number], [number]])
})
