import { expect, test } from 'vitest'
import { fastestRunMs } from '@/lib/text/fastest-run'
import { type SpamExample, spamOf, trainSpam } from './spam'

const PILLS = ['pills', 'watches', 'loans', 'casino bonus', 'followers']
const PRAISE = ['Best price', 'Cheap offer', 'Earn money fast', 'Limited discount', 'Click now']
const TOPICS = ['ferry', 'bell', 'pier', 'terraces', 'licence', 'harbour', 'timetable']
const VIEWS = ['is louder than it was', 'has run for eleven years', 'wakes the children', 'should stay', 'is a comfort']

const spam = (n: number) =>
  `${PRAISE[n % 5]}!!! Buy ${PILLS[(n * 3) % 5]} at https://shop${n % 3}.example/deal and message me, $${n + 5} only`
const good = (n: number) =>
  `I think the ${TOPICS[n % 7]} ${VIEWS[n % 5]}, and the ${TOPICS[(n + 3) % 7]} at night is what the notice was about.`

function examples(spamCount: number, goodCount: number): SpamExample[] {
  return [
    ...Array.from({ length: spamCount }, (_, n) => ({ text: spam(n), isSpam: true })),
    ...Array.from({ length: goodCount }, (_, n) => ({ text: good(n), isSpam: false })),
  ]
}

const NEW_SPAM = 'Cheap watches, best price! Message me or buy now at https://shop1.example/watches'
const NEW_GOOD = 'The notice says what the ferry has to do at night; I live on the terraces and hear the bell.'

test.each([
  [0, 0],
  [19, 500],
  [500, 19],
])('after %i decisions of spam and %i of others there is no opinion', (spamCount, goodCount) => {
  expect(spamOf(trainSpam(examples(spamCount, goodCount)), NEW_SPAM)).toBeNull()
})

test.each([
  [20, 20],
  [40, 2_000],
  [2_000, 40],
])('after %i and %i, what is like spam scores above 90 and what is ordinary below 20', (spamCount, goodCount) => {
  const model = trainSpam(examples(spamCount, goodCount))

  expect(spamOf(model, NEW_SPAM)?.percent).toBeGreaterThan(90)
  expect(spamOf(model, NEW_GOOD)?.percent).toBeLessThan(20)
})

test('a text of words never seen before is neither', () => {
  const model = trainSpam(examples(100, 100))

  expect(spamOf(model, 'Zwölf Boxkämpfer jagen Viktor quer')).toEqual({ percent: 50, because: [] })
})

test('it says which words and signs weigh most, as they were written', () => {
  const model = trainSpam(examples(200, 200))

  const because = spamOf(model, NEW_SPAM)?.because ?? []
  const ofLink = spamOf(model, 'Look: https://shop1.example/')?.because ?? []

  expect(because).toHaveLength(5)
  expect(because.join(' ')).toContain('“Message”')
  expect(ofLink).toEqual(expect.arrayContaining(['a link', 'a link to shop1.example']))
})

test('look-alike letters are read as what they look like', () => {
  const model = trainSpam(examples(200, 200))

  expect(spamOf(model, 'Сhеар wаtсhеs, bеst рriсе, mеssаgе me')?.percent).toBeGreaterThan(90)
})

test('a script without spaces is learnt by pairs of its characters', () => {
  const texts = [
    ...Array.from({ length: 30 }, (_, n) => ({ text: `激安時計を今すぐ購入${n}`, isSpam: true })),
    ...Array.from({ length: 30 }, (_, n) => ({ text: `夜の船の鐘は静かでよい${n}`, isSpam: false })),
  ]

  const model = trainSpam(texts)

  expect(spamOf(model, '激安の時計を購入')?.percent).toBeGreaterThan(80)
  expect(spamOf(model, '船の鐘は静かで')?.percent).toBeLessThan(20)
})

test('one spam word among many ordinary ones does not make spam', () => {
  const model = trainSpam(examples(200, 200))

  expect(spamOf(model, `${NEW_GOOD} ${NEW_GOOD} Not cheap.`)?.percent).toBeLessThan(60)
})

test('REDOS-1 100 KB are scored in linear time', () => {
  const model = trainSpam(examples(100, 100))
  const texts = [NEW_SPAM, 'http://', 'www.a', '東', '$1', 'aaaa', 'x'].map((text) =>
    text.repeat(Math.ceil(100_000 / text.length)),
  )

  const times = texts.map((text) => fastestRunMs(() => spamOf(model, text)))

  expect(Math.max(...times)).toBeLessThan(150)
})
