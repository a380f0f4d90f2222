import { expect, test } from 'vitest'
import { parseBody } from './parse-body'
import { plainText } from './plain-text'
import { quotePlaces } from './quote-places'

test('a quote stands where the words after it begin, whatever lies between', () => {
  const blocks = parseBody(
    '{{quote:0}}\nFirst *words*.\n\n- a\n- b\n\n> not mine\n\n{{quote:1}}\nLast.\n{{quote:2}}',
    'marked',
  )

  const text = plainText(blocks)
  const places = [...quotePlaces(blocks)].map(([position, at]) => [position, text.slice(at)])
  expect(places).toEqual([
    [0, text],
    [1, 'Last.'],
    [2, ''],
  ])
})
