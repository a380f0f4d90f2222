import { expect, test } from 'vitest'
import { readSentBody } from './read-body'

function aForm(body: string): Request {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return new Request('http://localhost/', { method: 'POST', headers, body })
}

test('the check boxes of a form and their sources may repeat', async () => {
  const sent = await readSentBody(aForm('quote=9&pick=9:0&pick=9:2&quote=%C2%B612&body=a%0D%0Ab'))

  expect(sent).toEqual({ kind: 'form', fields: { quote: '9 ¶12', pick: '9:0 9:2', body: 'a\nb' } })
})

test.each(['body=a&body=b', 'replyTo=1&replyTo=2', 'intent=post&intent=quote', 'another=1&another=2', 'key=a&key=b'])(
  'any other field that is sent twice is refused: %s',
  async (body) => {
    await expect(readSentBody(aForm(body))).rejects.toMatchObject({ code: 'invalid' })
  },
)

test('too many fields are refused, whether they may repeat or not', async () => {
  const many = (count: number, name: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => `${name(index)}=9:${index}`).join('&')

  await expect(readSentBody(aForm(many(1_000, () => 'pick')))).resolves.toBeDefined()
  await expect(readSentBody(aForm(many(1_001, () => 'pick')))).rejects.toMatchObject({ code: 'invalid' })
  await expect(readSentBody(aForm(many(51, (index) => `field${index}`)))).rejects.toMatchObject({ code: 'invalid' })
})

test('a field named like a part of every object is a field like any other', async () => {
  const sent = await readSentBody(aForm('__proto__=x'))

  expect(sent.kind === 'form' && Object.keys(sent.fields)).toEqual(['__proto__'])
})

test('a form that is too large is not read, and any other body is refused', async () => {
  const json = new Request('http://localhost/', { method: 'POST', body: '{"body":"Hello."}' })
  json.headers.set('content-type', 'application/json')

  const sent = await readSentBody(aForm('body=Hello.'), 10)
  const handedIn = await readSentBody({ headers: aForm('').headers, body: 'body=Hello.' }, 10)

  expect(sent).toEqual({ kind: 'unread', refusal: expect.objectContaining({ code: 'too_large' }) })
  expect(handedIn).toEqual(sent)
  await expect(readSentBody(json, 10)).rejects.toMatchObject({ code: 'too_large' })
  await expect(readSentBody(aForm('body=Hello.'), 11)).resolves.toMatchObject({ fields: { body: 'Hello.' } })
})
