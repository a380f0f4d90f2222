/** One text of entries, as a moderator would paste it. */
const lines = (text: string) => text.split(/[,\n]\s*/).filter((entry) => entry !== '')

/** Words that a house might ban: abuse in some languages, threats, and what advertisers write. */
export const BANNED_WORDS = lines(`
anal,arse,arsehole,arsewipe,ass,asses,asshat,asshole,ballsack,bastard,bastards,beaver shot,bellend,bitch,bitches,
bloody idiot,blow job,bollocks,boner,boob,boobs,bugger off,bum,bumhole,butt,butthead,buttplug,cialis,clit,cock,
cocks,cockhead,cocksucker,crap,crappy,creampie,cretin,cum,cums,cumshot,cunt,cunts,dago,dick,dickhead,dildo,dipshit,
douchebag,dumbass,dyke,eat shit,fag,fags,fanny,fart,fatso,feck off,fuck*,gash,get stuffed,git,gits,go to hell,goddamn,
half-wit,hand job,hell hole,ho,hoe,hoes,homo,horny,hump,jackass,jerk off,jizz,knob,knobhead,lard arse,lick my,
lick me,mofo,molest,mong,moron,motherfucker,muff,nazi scum,nob,nonce,nude pics,numpty,nut job,nutter,orgy,paki,pansy,
pedo,pee,perv,perverts,pig ignorant,pillock,pimp,piss,piss off,pissed off,plonker,poof,poon,porn,porno,prat,prick,pube,
puke,pussy,queer bashing,quim,rape,rapist,rat arsed,rectum,retard,retarded,rim job,scum,scumbag,semen,sex,sex chat,
shag,shit*,shut your face,slag,slags,slapper,slut,sluts,smut,snot,sod off,son of a bitch,spastic,spic,spunk,
stupid cow,suck my,tard,tart,thick as mince,tit,tits,titties,tosser,tramp stamp,turd,turds,twat,twats,up yours,vag,
wank,wanker,wankers,weirdo,whore,whores,willy,wuss,you people,you are vermin,
die in a fire,go and die,go hang,hang yourself,hope you die,i know where you live,i will find you,kill yourself,kys,
neck yourself,slit your,watch your back,you should be shot,your days are numbered,
arschloch,drecksau,fick dich,fotze,halt die fresse,hurensohn,missgeburt,schlampe,schwuchtel,verpiss dich,wichser,
bordel de merde,connard,connasse,encule,fils de pute,merde,nique ta mere,pute,salope,ta gueule,trou du cul,
cabron,gilipollas,hijo de puta,joder,maricon,mierda,pendejo,puta,cazzo,stronzo,vaffanculo,caralho,filho da puta,
блядь,бля,гандон,ебать*,жопа,заткнись,мразь,мудак,пидор*,пиздец,сука,суки,тварь,хуй*,шлюха,
きちがい,くたばれ,死ね,殺すぞ,馬鹿野郎,消えろ,売国奴,傻逼,去死,他妈的,你妈,滚蛋,씨발,개새끼,
bet365,betting tips,bitcoin doubler,bonus code,buy followers,buy likes,buy now,call girls,cash prize,casino*,
cheap loans,cheap meds,cheap pills,click here,click below,congratulations you,credit repair,crypto giveaway,
earn from home,earn money fast,escort service,fast cash,forex signals,free gift card,free iphone,get rich,hot singles,
increase your traffic,instant approval,instant loan,limited offer,lose weight fast,lottery winner,make money online,
message me on whatsapp,miracle cure,no credit check,online pharmacy,payday loan*,penny stock,pharma,promo code,
seo service*,slot machine*,slots,sports betting,sugar daddy,telegram group,text me on,viagra,visit my profile,
weight loss pill*,work from home,xanax,
`)

/** Words that a house might watch: what may be libel, private, dangerous, or about to become a quarrel. */
export const WATCHED_WORDS = lines(`
address is,affair with,alcoholic,antisemit*,arrest warrant,arson,assassin*,backhander,bankrupt,bent copper,bigot,bigots,
blackmail,bomb threat,bribe*,bribery,cheat,child abuse,chip shop owner,cocaine,con artist,convicted,cover-up,crook,
crooks,cyanide,deep state,defamation,depression,deport,deport them,doxx*,drug dealer,drunk driver,email me,embezzle*,
extremist*,fake news,false flag,fascist*,fetish,firebomb,fraud,fraudster,freemason*,gas chamber,genocide,globalist*,
great replacement,groom,grooming,gun,guns,hang them,hate speech,heroin,hoax,holocaust,home address,
illegals,immigrants out,incest,infidel*,inside job,insider trading,invaders,jihad*,ketamine,kickback*,kidnap*,
knife attack,lawsuit,leaked,libel*,licence plate,liars,lizard people,lone wolf,lynch,lynch*,mein kampf,mental case,meth,
methadone,money laundering,mugshot,murderer,my lawyer,my number is,my solicitor,neo-nazi*,nerve agent,nerve gas,
number plate,open letter,opioid*,overdose,paedo*,paid shill,pervert,petrol bomb,phone number,plandemic,pogrom,poison*,
pray for,psychopath,pyromaniac,qanon,radicalis*,rat,rats,rent boy,rig,rigged,ritual abuse,riot,ripped off,self-harm,
sectarian,secret recording,sexual assault,shadow government,sheeple,shill,shills,shoplifter,slander*,sleeper cell,
snuff,stab,stabbed,stabbing,stalker,stalking,steal,stole it,suicid*,sue you,sue them,swastika,swindle*,taqiyya,tax dodge,
tax evasion,terrorist*,their address,thief,thieves,thug,thugs,torch,torture,traffick*,traitor*,treason,trespass,
trojan horse,truth bomb,undocumented,vaccine injury,vandal*,vermin,vigilante*,violence against,whistleblow*,witch hunt,
works at,wire fraud,xenophob*,your address,your boss,your children,your employer,your house,your kids,zionis*,
麻薬,自殺,住所,電話番号,テロ,爆弾,訴え,名誉毀損,самоубийств*,террорист*,взятк*,наркоти*,
`)
