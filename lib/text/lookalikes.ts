/**
 * For each letter or digit, the small letters and digits that look like it or like its capital. Only what a name may
 * hold and what compatibility composition does not already fold; i, l and 1 are one, 0 and o are one.
 *
 * @see https://www.unicode.org/Public/security/latest/confusables.txt
 */
const TABLE = `
a ɑαаᴀ
b ƅьвβʙɓƀъ
c ᴄсϲƈ
d ԁɗđɖᴅ
e еҽєεɛəᴇёɇ
f ẝքϝꞙƒ
g ɡᶃƍցԍɠǥ
h һհнħʜ
j ϳјʝȷյɉ
k кκƙᴋқҟĸ
l 1iıɪɩιіꙇӏǀłƚɨʟ
m мᴍϻμ
n ոռηɴɲƞ
o 0οоօσᴏᴑøɵө०੦૦௦౦೦൦๐໐၀٥۵߀০୦〇
p ρрƥᴘ
q ԛգզ
r ᴦгꭇꭈʀɍ
s ѕꜱʂ
t тτᴛŧƭ
u սυᴜʋꭎꭒ
v ѵνᴠ٧۷
w ԝᴡωѡɯա
x хχ
y уүγʏᶌỿƴɏұ
z ᴢζʐƶ
2 ꙅƨ
3 зӡʒȝꝫ
5 ƽ
6 б
8 ȣ৪੪
9 ੧୨৭൭ꝯ
ae æӕ
oe œ
`

const PROTOTYPES = new Map(
  TABLE.trim()
    .split('\n')
    .flatMap((line) => {
      const [prototype = '', likes = ''] = line.split(' ')
      return [...likes].map((like) => [like, prototype] as const)
    }),
)

/** Gives look-alike names one form: 'аdmin' with a Cyrillic letter, 'adm1n' and 'admin' come out the same. */
export function unifyLookalikes(lowerCased: string): string {
  const unified = Array.from(lowerCased, (letter) => PROTOTYPES.get(letter) ?? letter).join('')
  return unified.replaceAll('rn', 'm').replaceAll('vv', 'w')
}
