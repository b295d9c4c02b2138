/**
 * Informal ways to type and talk, in plain English: text-speak, words with a letter swallowed,
 * British and American slang. One phrase a line, first what is typed.
 */
const LINES = `
u, you
ur, your
r, are
n, and
y, why
b4, before
l8r, later
2moro, tomorrow
tmrw, tomorrow
tmr, tomorrow
2day, today
2nite, tonight
gr8, great
pls, please
plz, please
thx, thanks
ty, thanks
cuz, because
coz, because
cos, because
bc, because
w/, with
wiv, with
wot, what
wat, what
wen, when
wich, which
til, until
dunno, do not know
gimme, give me
lemme, let me
gotta, have to
wanna, want to
gonna, going to
kinda, kind of
summat, something
summink, something
nothin, nothing
innit, is it not
aint, is not
dont, don't
doesnt, doesn't
didnt, didn't
cant, can't
couldnt, couldn't
wont, won't
wouldnt, wouldn't
isnt, isn't
arent, aren't
wasnt, wasn't
havent, haven't
hasnt, hasn't
im, I'm
ive, I've
whats, what's
wheres, where's
hows, how's
thats, that's
theres, there's
asap, quickly
dosh, money
quid, pounds
bucks, money
skint, without money
broke student, student
knackered, worn out
bust, broken
busted, broken
nicked, stolen
swiped, stolen
pinched, stolen
chuck, throw
binned, thrown away
postie, courier
mailman, courier
delivery guy, courier
delivery man, courier
next door, neighbour
telly, television
trolley, basket
cart, basket
shopping bag, basket
pressie, present
prezzie, present
bday, birthday
xmas, christmas
uni, university
mum, mother
mums, mother
nan, grandmother
hubby, husband
missus, wife
mate, friend
swop, swap
swopped, swapped
manky, mouldy
mucky, dirty
grubby, dirty
minging, dirty
stinks, smells
stinky, smelly
kit, gear
togs, clothes
wellies, boots
rucksak, rucksack
specs, details
legit, real
freebie, free gift
naff, bad
rubbish, bad
junk, bad
crap, bad
dodgy, faulty
wonky, faulty
pricey, expensive
cheapo, cheap
ring you, call you
give you a ring, call you
pop in, visit
pop round, visit
nip in, visit
sort out, solve
money off, discount
rong, wrong
em, them
hav, have
havnt, haven't
shud, should
cud, could
wud, would
sumthing, something
sumone, someone
everywere, everywhere
thru, through
tho, though
bc of, because of
cya, goodbye
ta, thanks
cheers, thanks
ya, you
yous, you
yr, year
yrs, years
hrs, hours
mins, minutes
wk, week
wks, weeks
no., number
tel, telephone
fone, phone
pic, picture
pics, pictures
info, information
bloke, courier
fella, courier
dude, courier
delivery bloke, courier
mrs, wife
kiddo, child
kids, children
kid, child
lad, boy
lass, girl
dad, father
dads, father
mom, mother
moms, mother
gran, grandmother
brekkie, breakfast
undies, underwear
knickers, underwear
pants, underwear
boxers, underwear
bra, underwear
panties, underwear
swimsuit, swimwear
bikini, swimwear
trunks, swimwear
jumper, fleece
sweater, fleece
hoodie, fleece
puffer, down jacket
waterproofs, waterproof jacket
mac, rain jacket
penknife, pocket knife
swiss army knife, pocket knife
scrap, cancel
bin my order, cancel my order
changed my mind, cancel or return
no longer want, cancel or return
dont want it, cancel or return
don't want it, cancel or return
in bits, broken
in pieces, broken
in half, broken
gave up, broke
packed up, broke
given up, broken
died, broke
conked out, broke
buggered, broken
screwed up, wrong
messed up, wrong
mucked up, wrong
cocked up, wrong
oops, by mistake
bouncing, declined
bounced, declined
paperwork, invoice documents
on offer, reduced price
on sale, reduced price
fair, right
bargain, cheap price
get rid of, delete
nick, steal
ripped off, overcharged
moan, complain
gripe, complain
whinge, complain
asking price, price
killing my feet, hurting my feet
killing me, hurting
too snug, too tight
brolly, umbrella
loo, toilet
bin, waste bin
trip, journey
`;

/** Verbs that are often written as they are spoken: `comin`. */
const G_DROPPED =
  `askin bein buyin callin campin climbin comin cookin doin gettin givin goin havin hikin
keepin lookin makin nothin orderin payin payin puttin returnin runnin sayin sellin sendin shoppin
sleepin somethin takin talkin tellin thinkin tryin usin waitin walkin washin workin`.split(/\s+/);

const PLAIN = new Map(
  LINES.trim()
    .split('\n')
    .map((line) => {
      const [typed = '', meant = ''] = line.split(', ');
      return [typed, meant] as const;
    })
    .concat(G_DROPPED.map((typed) => [typed, `${typed}g`] as const)),
);

const escaped = [...PLAIN.keys()]
  .sort((a, b) => b.length - a.length)
  .map((typed) => typed.replace(/[/]/g, '\\/'));
const TYPED = new RegExp(
  `(?<![\\p{L}\\p{N}'’-])(?:${escaped.join('|')})(?![\\p{L}\\p{N}'’-])`,
  'giu',
);

/** Replaces what is not plain English, so that dictionary and embedding model know the words. */
export function plainEnglish(text: string): string {
  const plain = text.replace(TYPED, (typed) => PLAIN.get(typed.toLowerCase()) ?? typed);
  // "keeps crashing" is about crashing.
  return plain.replace(/\bkeeps? (?=[a-z]{2,20}ing\b)/gi, '');
}
