/** What people say in a line of its own; a person could still be called so, therefore it weighs little without a full stop. */
const EXCLAMATIONS = new Set(
  `absolutely|actually|agree|agreed|ah|aha|alright|amazing|amen|and|anyway|anyways|apparently|applause|awesome|bad|basically|bingo|boring|
  bravo|brilliant|bro|but|bye|certainly|cheers|clearly|come on|congrats|congratulations|cool|correct|crazy|damn|dear me|
  definitely|disagree|disgusting|don't worry|dream on|embarrassing|enjoy|enough|enough said|exactly|excellent|facts|false|fantastic|
  finally|fine|frankly|fun|funny|give me a break|go figure|good|good day|good grief|good idea|good job|good luck|good news|good one|
  good point|good question|good riddance|grow up|great|great idea|great job|great news|great point|great post|ha|ha ha|haha|hahaha|hardly|
  hear hear|hello|here we go|hey|hi|hilarious|hm|hmm|hmmm|honestly|hooray|horrible|how|how come|how sad|how so|however|huh|
  i agree|i disagree|i doubt it|i see|i wonder|idiots|imagine|impossible|impressive|incorrect|indeed|insane|interesting|ironic|
  just wait|just wow|kudos|lame|laughable|lies|like|likewise|lmao|lol|lol no|look|luckily|maybe|me too|meh|my bad|my goodness|naturally|never|
  never mind|nice|nice one|nice try|no|no chance|no comment|no doubt|no idea|no kidding|no problem|no thanks|no way|no worries|nonsense|nope|
  not bad|not good|not really|not sure|not true|not yet|nothing|now|obviously|of course|oh|oh dear|oh no|oh well|ok|okay|omg|oops|ouch|
  outrageous|pathetic|peace|perfect|perhaps|personally|please|please explain|point taken|poor|precisely|predictable|probably|proof|pure nonsense|
  question|quite|quite so|quite right|rather|really|regards|ridiculous|right|right on|rip|rofl|rubbish|sad|sadly|same|same here|
  scary|see|seriously|shame|shameful|shocking|sigh|silly|simple|simple as that|simples|so|so funny|so sad|so true|so what|so|
  sorry|source|sounds good|spot on|still|stop|stop it|strange|stupid|sure|surely|terrible|thank god|thank goodness|thank you|thanks|thankfully|
  that's all|that's it|then|think|think again|thoughts|too bad|too funny|too late|too little too late|too true|total nonsense|totally|tragic|true|
  truly|typical|ugh|um|unbelievable|unfortunately|unlikely|unreal|very good|very sad|very true|wait|wait what|wake up|way to go|weird|
  welcome|well|well done|well done all|well put|well said|what|what a joke|what a mess|what a shame|what a surprise|what else|what next|what now|
  when|where|whatever|who|who cares|who knows|why|why not|wonderful|word|wow|wrong|wrong again|yawn|yay|yeah|yeah right|yep|yes|yes indeed|yes sir|yup`
    .split('|')
    .map((words) => words.trim()),
)

/** Whether a line says nothing but a common exclamation ("Exactly.", "spot on", "LOL!!"). */
export function isExclamation(line: string): boolean {
  const words = line
    .toLowerCase()
    .replace(/[^\p{L}\p{N}'\s]+/gu, ' ')
    .trim()
    .replace(/\s+/gu, ' ')
  return EXCLAMATIONS.has(words)
}
