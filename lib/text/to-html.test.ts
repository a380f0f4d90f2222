import { expect, test } from 'vitest'
import { parseBody } from './parse-body'
import { escapeHtml, toHtml } from './to-html'

function html(source: string): string {
  return toHtml(parseBody(source, 'marked'), (position) => `<blockquote>${position}</blockquote>`)
}

test('the subset is written as HTML, and every quote where it stands', () => {
  expect(html('*a* **b** ~~c~~ `d`\ne\n{{quote:4}}\n> f')).toBe(
    '<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code><br>e</p>\n<blockquote>4</blockquote>\n<blockquote><p>f</p></blockquote>',
  )
  expect(html('- a\n\n3. b')).toBe('<ul><li><p>a</p></li></ul>\n<ol start="3"><li><p>b</p></li></ol>')
})

test('a link carries no weight for search engines', () => {
  expect(html('https://example.org/?a=1&b=2')).toBe(
    '<p><a href="https://example.org/?a=1&amp;b=2" rel="nofollow ugc noopener">https://example.org/?a=1&amp;b=2</a></p>',
  )
})

test.each([
  '<script>alert(1)</script>',
  '`<img src=x onerror=alert(1)>`',
  'https://example.org/"onmouseover="alert(1)',
  "https://example.org/'><svg/onload=alert(1)>",
  '[x](javascript:alert(1))',
  '>>9<b>',
])('XSS-1 %j opens no tag and no attribute of its own', (source) => {
  const withoutOurs = html(source).replaceAll(
    /<\/?(?:p|code|br)>|<a href="[^"<>]*" rel="nofollow ugc noopener">|<\/a>/g,
    '',
  )

  expect(withoutOurs).not.toMatch(/[<>"']/)
})

test('the five special characters are escaped', () => {
  expect(escapeHtml(`&<>"'a`)).toBe('&amp;&lt;&gt;&quot;&#39;a')
})
